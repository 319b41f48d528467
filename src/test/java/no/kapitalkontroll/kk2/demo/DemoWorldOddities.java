package no.kapitalkontroll.kk2.demo;

import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.FJELLHEIM;
import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.HAVGAP;
import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.STORSKOG;
import static no.kapitalkontroll.kk2.standin.DebtorScript.fullCreditNote;
import static no.kapitalkontroll.kk2.standin.DebtorScript.neverPays;
import static no.kapitalkontroll.kk2.standin.DebtorScript.paysBeforeLetter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.DebtorScript;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.Happening;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Play;

/**
 * One invoice or more for each reason why KK2 leaves an invoice alone or waits. Reasons that come by themselves:
 * {@code not-a-business-day} on every weekend, {@code awaiting-approval} at every hand-over.
 */
final class DemoWorldOddities {

    private static final LocalDate MID_AUGUST = LocalDate.of(2026, 8, 17);

    private final DemoWorld world;
    private final Play play;
    private final Company fjellheim;
    private final Company havgap;
    private final Company storskog;

    DemoWorldOddities(DemoWorld world) {
        this.world = world;
        this.play = world.tripletex().play();
        this.fjellheim = world.company(FJELLHEIM);
        this.havgap = world.company(HAVGAP);
        this.storskog = world.company(STORSKOG);
    }

    void plan() {
        skippedByTheInvoice();
        skippedByTheCustomer();
        stoppedByTheAccountant();
        waitingForRepair();
        differing();
    }

    private void skippedByTheInvoice() {
        var preliminary = world.firm(fjellheim);
        play.plan(LocalDate.of(2026, 8, 20), fjellheim, (company, today) -> {
            world.plant(
                    "not-charged",
                    company.preliminaryInvoice(preliminary, new BigDecimal("3100.00"), today, today.plusDays(14)));
            return true;
        });
        sell("credited", fjellheim, world.firm(fjellheim), "8400.00", MID_AUGUST, fullCreditNote(5));
        play.plan(MID_AUGUST.plusDays(20), fjellheim, (company, today) -> {
            company.invoices().stream()
                    .filter(invoice -> invoice.amount().signum() < 0)
                    .forEach(note -> world.plant("credit-note", note));
            return true;
        });
        sell(
                "foreign-currency",
                havgap,
                world.firm(havgap),
                "11500.00",
                MID_AUGUST,
                neverPays(),
                invoice -> invoice.inCurrency("EUR", new BigDecimal("11.50")));
        sell("before-start-date", havgap, world.person(havgap), "1990.00", LocalDate.of(2026, 3, 10), neverPays());
        sell("paid", fjellheim, world.person(fjellheim), "2300.00", MID_AUGUST, paysBeforeLetter(3));
        // Not due in September, then within 14 days, then taken.
        var october = LocalDate.of(2026, 10, 1);
        sell("not-due", fjellheim, world.person(fjellheim), "4125.50", october, neverPays());
        sell("within-14-days", storskog, world.person(storskog), "6780.00", october, neverPays());
        sell("deadline-running", fjellheim, world.firm(fjellheim), "12500.00", MID_AUGUST, neverPays());
        sell("below-minimum", havgap, world.person(havgap), "250.00", MID_AUGUST, neverPays());
        // Three years and more after its due date: time-barred, so nothing is collected.
        sell("time-barred", storskog, world.firm(storskog), "15400.00", LocalDate.of(2021, 3, 1), neverPays());
    }

    private void skippedByTheCustomer() {
        sell("factoring", storskog, world.firm(storskog).factoring(true), "9350.00", MID_AUGUST, neverPays());
        var abroad = world.firm(havgap).postalAddress("Hamngatan 3", "111 47", "Stockholm", "SE");
        sell("debtor-abroad", havgap, abroad, "5200.00", MID_AUGUST, neverPays());
        var reminded = world.person(fjellheim).automaticReminder(true);
        sell("tripletex-dunning-on", fjellheim, reminded, "2750.00", MID_AUGUST, neverPays());
        var noticed = world.firm(storskog).automaticCollectionNotice(true);
        sell("tripletex-dunning-on", storskog, noticed, "7150.00", MID_AUGUST, neverPays());
        sell(
                "tripletex-dunning-on",
                havgap,
                world.person(havgap),
                "3600.00",
                MID_AUGUST,
                neverPays(),
                invoice -> invoice.reminder(
                        "NOTICE_OF_DEBT_COLLECTION",
                        invoice.dueDate().plusDays(10),
                        invoice.dueDate().plusDays(24),
                        new BigDecimal("38.00")));
        var nowhere = world.person(fjellheim).withoutEmail().withoutAddress();
        sell("no-address", fjellheim, nowhere, "1875.00", MID_AUGUST, neverPays());
        // Whoever is no longer a customer may still owe.
        var gone = world.person(havgap);
        sell("inactive customer", havgap, gone, "4990.00", MID_AUGUST, neverPays(), invoice -> gone.inactive(true));
    }

    private void stoppedByTheAccountant() {
        sell(
                "stop-remark",
                fjellheim,
                world.firm(fjellheim),
                "6200.00",
                MID_AUGUST,
                neverPays(),
                invoice -> invoice.remark("Utsettelse avtalt på telefon", LocalDate.of(2026, 10, 1)));
        sell(
                "stop-remark",
                storskog,
                world.firm(storskog),
                "10800.00",
                MID_AUGUST,
                neverPays(),
                invoice -> invoice.remark("Under avklaring, ikke purr", null));

        var prepaid = world.firm(fjellheim);
        sell("free-credit", fjellheim, prepaid, "5500.00", MID_AUGUST, neverPays());
        play.plan(LocalDate.of(2026, 9, 10), fjellheim, (company, today) -> {
            var credit = company.freeCredit(prepaid, today, new BigDecimal("400.00"));
            play.plan(LocalDate.of(2026, 11, 2), company, (c, day) -> {
                c.match(credit, c.refund(prepaid, null, day, new BigDecimal("400.00")));
                return true;
            });
            return true;
        });
    }

    private void waitingForRepair() {
        sell("parked", storskog, world.person(storskog), "3333.00", LocalDate.of(2026, 9, 4), neverPays(), invoice -> {
            play.plan(LocalDate.of(2026, 9, 28), storskog, (company, today) -> {
                invoice.malformed(true);
                return true;
            });
            play.plan(LocalDate.of(2026, 10, 20), storskog, (company, today) -> {
                invoice.malformed(false);
                return true;
            });
        });
        world.tripletex()
                .failOn(storskog, LocalDate.of(2026, 9, 24), "GET", "/ledger/posting/openPost", Fault.status(500));
        sell("ledger-not-fresh", storskog, world.firm(storskog), "7777.00", LocalDate.of(2026, 8, 26), neverPays());
    }

    private void differing() {
        play.plan(LocalDate.of(2026, 10, 1), fjellheim, Happening.proposalDeleted());
        play.plan(LocalDate.of(2026, 10, 8), storskog, Happening.proposalEdited(new BigDecimal("10.00")));
        sell(
                "difference",
                havgap,
                world.firm(havgap),
                "9900.00",
                MID_AUGUST,
                neverPays(),
                invoice -> play.plan(LocalDate.of(2026, 9, 21), havgap, (company, today) -> {
                    company.editInvoice(invoice, new BigDecimal("9600.00"));
                    return true;
                }));
        // A plain bank voucher that only names the invoice.
        var transferring = world.firm(havgap);
        sell(
                "bank voucher",
                havgap,
                transferring,
                "4400.00",
                MID_AUGUST,
                neverPays(),
                invoice -> play.plan(LocalDate.of(2026, 9, 23), havgap, (company, today) -> {
                    company.bankVoucher(transferring, invoice.number(), today, new BigDecimal("4400.00"));
                    return true;
                }));
    }

    private void sell(
            String reason, Company company, CustomerCard customer, String amount, LocalDate date, DebtorScript script) {
        sell(reason, company, customer, amount, date, script, invoice -> {});
    }

    private void sell(
            String reason,
            Company company,
            CustomerCard customer,
            String amount,
            LocalDate date,
            DebtorScript script,
            Consumer<InvoiceDoc> trait) {
        world.sell(company, customer, amount, date, 14, script, invoice -> {
            trait.accept(invoice);
            world.plant(reason, invoice);
        });
    }
}
