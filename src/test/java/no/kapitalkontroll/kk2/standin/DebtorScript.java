package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How a debtor, or the creditor's own office, treats an invoice. All days are counted from the printed due date. */
public final class DebtorScript {

    /** One deed on one day. */
    record Act(int daysAfterDue, Deed deed) {}

    interface Deed {
        void happen(Company company, InvoiceDoc invoice, LocalDate date, AmountDue amountDue);
    }

    private final List<Act> acts;

    private DebtorScript(List<Act> acts) {
        this.acts = List.copyOf(acts);
    }

    List<Act> acts() {
        return acts;
    }

    private static DebtorScript act(int daysAfterDue, Deed deed) {
        return new DebtorScript(List.of(new Act(daysAfterDue, deed)));
    }

    public DebtorScript then(DebtorScript later) {
        var both = new ArrayList<>(acts);
        both.addAll(later.acts);
        return new DebtorScript(both);
    }

    public static DebtorScript neverPays() {
        return new DebtorScript(List.of());
    }

    /** Pays late, but before the taking on day 15 or later. */
    public static DebtorScript paysBeforeLetter(int daysAfterDue) {
        if (daysAfterDue > 14) {
            throw new IllegalArgumentException("the letter leaves on day 15");
        }
        return paysPrincipalOnly(daysAfterDue);
    }

    /** Pays what the invoice says, whatever a letter asks for. */
    public static DebtorScript paysPrincipalOnly(int daysAfterDue) {
        return act(daysAfterDue, (company, invoice, date, due) -> pay(company, invoice, date, invoice.outstanding()));
    }

    /** Pays the total of the last letter, or the principal when there was none. */
    public static DebtorScript paysEverything(int daysAfterDue) {
        return paysTooMuch(daysAfterDue, BigDecimal.ZERO);
    }

    public static DebtorScript paysTooMuch(int daysAfterDue, BigDecimal extra) {
        return act(
                daysAfterDue,
                (company, invoice, date, due) -> pay(
                        company,
                        invoice,
                        date,
                        everything(company, invoice, date, due).add(extra)));
    }

    /** Pays so many percent of what is open of the principal. */
    public static DebtorScript paysPart(int daysAfterDue, int percent) {
        return act(
                daysAfterDue,
                (company, invoice, date, due) -> pay(company, invoice, date, share(invoice.outstanding(), percent)));
    }

    /** Pays everything, and the bank takes it back some days later. */
    public static DebtorScript paysThenReversed(int daysAfterDue, int daysUntilReversed) {
        return act(daysAfterDue, (company, invoice, date, due) -> {
            var amount = everything(company, invoice, date, due);
            if (amount.signum() > 0) {
                var payment = company.pay(invoice, date, amount);
                var reversal = date.plusDays(daysUntilReversed);
                company.play().plan(reversal, company, (c, today) -> {
                    c.reverse(payment, today);
                    return true;
                });
            }
        });
    }

    public static DebtorScript fullCreditNote(int daysAfterDue) {
        return act(daysAfterDue, (company, invoice, date, due) -> company.credit(invoice, date, invoice.amount()));
    }

    /** Credits so many percent of what is open of the principal. */
    public static DebtorScript partialCreditNote(int daysAfterDue, int percent) {
        return act(
                daysAfterDue,
                (company, invoice, date, due) -> company.credit(invoice, date, share(invoice.outstanding(), percent)));
    }

    private static BigDecimal everything(Company company, InvoiceDoc invoice, LocalDate date, AmountDue due) {
        return due.totalDue(company, invoice.number(), date).orElseGet(invoice::outstanding);
    }

    private static BigDecimal share(BigDecimal amount, int percent) {
        return amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    private static void pay(Company company, InvoiceDoc invoice, LocalDate date, BigDecimal amount) {
        if (amount.signum() > 0) {
            company.pay(invoice, date, amount);
        }
    }
}
