package no.kapitalkontroll.kk2.core.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.HolidayStop;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.CreditDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.procedure.Terms;

/** What holds for a whole life: the claim, its debtor, and what the creditor and the installation have chosen. */
record LifeTerms(
        Money amount,
        LocalDate due,
        Customer customer,
        List<EarlierReminder> reminders,
        Procedure procedure,
        Terms terms,
        List<Bucket> order,
        CreditDate creditDate,
        LateInterestOf interest,
        LegalDates dates) {

    /** The rates that this life knows, and how it counts days. */
    record LateInterestOf(RateTable rates, DayCount dayCount) {}

    private static final RateTable TO_2028 = withInventedYears();
    private static final RateTable TO_2026 = TestRates.table();

    /** Around the changes of the law: the fractions of 2020, the rounding of 2026, a leap year, the end of the known rates. */
    private static final List<LocalDate> DUE_FROM = List.of(
            LocalDate.of(2020, 8, 20),
            LocalDate.of(2020, 12, 1),
            LocalDate.of(2023, 11, 1),
            LocalDate.of(2025, 10, 15),
            LocalDate.of(2026, 2, 1),
            LocalDate.of(2026, 8, 15),
            LocalDate.of(2027, 9, 1));

    static LifeTerms of(Random random) {
        var due = pick(random, DUE_FROM).plusDays(random.nextInt(75));
        var amount =
                Money.ore(random.nextInt(4) == 0 ? 1 + random.nextInt(30_000) : 50_000 + random.nextInt(5_000_000));
        var business = random.nextInt(3) == 0;
        var stops = random.nextInt(4) == 0
                ? List.of(new HolidayStop(due.plusDays(random.nextInt(60)), due.plusDays(60 + random.nextInt(15))))
                : List.<HolidayStop>of();
        var procedure = procedure(random);
        var byDate = random.nextBoolean() ? CompensationDate.DUE_DATE : CompensationDate.LETTER_DATE;
        var order = new ArrayList<>(List.of(Bucket.values()));
        if (random.nextInt(3) > 0) {
            Collections.shuffle(order, random);
        }
        var confirmedUntil = random.nextInt(8) == 0 ? due.plusDays(40 + random.nextInt(60)) : LocalDate.MAX;
        return new LifeTerms(
                amount,
                due,
                customer(business, random.nextInt(5) > 0),
                reminders(random, due),
                procedure,
                terms(procedure, random.nextBoolean(), byDate, confirmedUntil),
                order,
                random.nextInt(4) == 0 ? CreditDate.DUE_DATE : CreditDate.CREDIT_NOTE_DATE,
                new LateInterestOf(
                        random.nextInt(6) == 0 ? TO_2026 : TO_2028,
                        random.nextInt(4) == 0 ? DayCount.ACTUAL_365 : DayCount.ACTUAL_ACTUAL),
                new LegalDates(new BusinessCalendar(stops)));
    }

    private static Terms terms(
            Procedure procedure, boolean compensation, CompensationDate by, LocalDate lawConfirmedUntil) {
        Map<LetterKind, Terms.Channel> channels = new EnumMap<>(LetterKind.class);
        return new Terms(
                LocalDate.of(2019, 1, 1),
                Money.ZERO,
                Money.kroner(10),
                Money.kroner(100),
                false,
                compensation,
                by,
                true,
                procedure,
                1,
                channels,
                lawConfirmedUntil);
    }

    private static Procedure procedure(Random random) {
        var steps = new ArrayList<ProcedureStep>();
        if (random.nextInt(4) == 0) {
            steps.add(step(Step.REMINDER_FREE, LetterKind.REMINDER_FREE, false, random));
        }
        for (var step : List.of(Step.REMINDER, Step.COLLECTION_NOTICE)) {
            if (random.nextInt(4) > 0) {
                steps.add(step(step, LetterKind.ofWord(step.word()), random.nextInt(6) > 0, random));
            }
        }
        steps.add(step(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, random.nextInt(8) > 0, random));
        steps.add(new ProcedureStep(Step.HAND_OVER, null, false, true));
        var daysAfterDue = random.nextInt(5) == 0 ? 21 : 14;
        return new Procedure("any", 1, daysAfterDue, Procedure.Limits.CREDITORS, steps);
    }

    private static ProcedureStep step(Step step, LetterKind letter, boolean fee, Random random) {
        var days = random.nextInt(5) == 0 ? 20 : 14;
        return new ProcedureStep(step, letter, step == Step.PAYMENT_DEMAND, false, fee, days, 3 + random.nextInt(3));
    }

    /** Tripletex' own reminders before KK2 took over: at most one with a fee, some with a short deadline. */
    private static List<EarlierReminder> reminders(Random random, LocalDate due) {
        if (random.nextInt(4) > 0) {
            return List.of();
        }
        var date = due.plusDays(5L + random.nextInt(10));
        var charge = random.nextBoolean() ? Money.kroner(35) : Money.ZERO;
        return List.of(new EarlierReminder(
                1, EarlierReminder.Type.REMINDER, date, date.plusDays(10L + random.nextInt(6)), charge));
    }

    private static Customer customer(boolean business, boolean mail) {
        return new Customer(
                9,
                1,
                "Demo",
                business ? "914286018" : null,
                !business,
                "NB",
                null,
                null,
                mail ? "post@demo.example" : null,
                new PostalAddress(List.of("Storgata 1"), "0155", "Oslo", "NO"),
                null,
                false,
                false,
                false);
    }

    private static RateTable withInventedYears() {
        var rows = new ArrayList<Rate>(TestRates.rows());
        var from = LocalDate.of(2027, 1, 1);
        for (var percent : List.of("12.00", "11.75", "11.50", "11.25")) {
            rows.add(TestRates.row(
                    RateKind.LATE_INTEREST, from, from.plusMonths(6).minusDays(1), percent));
            rows.add(TestRates.row(
                    RateKind.COMPENSATION, from, from.plusMonths(6).minusDays(1), "450"));
            from = from.plusMonths(6);
        }
        rows.add(TestRates.row(RateKind.PETITION_WRITING_CAP, null, null, "672.50"));
        return new RateTable(rows);
    }

    static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
