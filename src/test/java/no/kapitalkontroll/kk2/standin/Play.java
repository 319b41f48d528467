package no.kapitalkontroll.kk2.standin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people in and around Tripletex, day by day: debtors who pay, accountants who approve, and what goes wrong. */
public final class Play {

    private record Planned(LocalDate date, Company company, Happening happening) {}

    private final StandInTripletex tripletex;
    private final Map<Company, Accountant> accountants = new HashMap<>();
    private final List<Planned> planned = new ArrayList<>();
    private AmountDue amountDue = AmountDue.unknown();

    Play(StandInTripletex tripletex) {
        this.tripletex = tripletex;
    }

    /** Where debtors read what the letters ask for. */
    public synchronized void amountDue(AmountDue lookup) {
        amountDue = lookup;
    }

    public synchronized void accountant(Company company, Accountant accountant) {
        accountants.put(company, accountant);
    }

    public synchronized void debtor(Company company, InvoiceDoc invoice, DebtorScript script) {
        for (var act : script.acts()) {
            plan(invoice.dueDate().plusDays(act.daysAfterDue()), company, (c, today) -> {
                act.deed().happen(c, invoice, today, amountDue);
                return true;
            });
        }
    }

    public synchronized void plan(LocalDate date, Company company, Happening happening) {
        planned.add(new Planned(date, company, happening));
    }

    /** What happens before KK2's run of this date; days that were skipped are made up for, on this date. */
    synchronized void playDay(LocalDate date) {
        // What happens may plan more for the same day.
        boolean more;
        do {
            more = playOnce(date);
        } while (more);
        if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            approve(Accountant.NEXT_WEEKDAY, date.minusDays(1));
        }
    }

    private boolean playOnce(LocalDate date) {
        var due = planned.stream()
                .filter(p -> !p.date().isAfter(date))
                .sorted(Comparator.comparing(Planned::date))
                .toList();
        planned.removeAll(due);
        var later = new ArrayList<Planned>();
        for (var next : due) {
            if (!next.happening().happens(next.company(), date)) {
                later.add(new Planned(date.plusDays(1), next.company(), next.happening()));
            }
        }
        planned.addAll(later);
        return planned.stream().anyMatch(p -> !p.date().isAfter(date));
    }

    /** What happens after KK2's run of this date. */
    synchronized void playEvening(LocalDate date) {
        approve(Accountant.SAME_EVENING, date);
    }

    private void approve(Accountant when, LocalDate enteredUntil) {
        for (var company : tripletex.companies()) {
            if (accountants.getOrDefault(company, Accountant.NEVER) == when) {
                company.approveWaiting(enteredUntil);
            }
        }
    }
}
