package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.junit.jupiter.api.Test;

/**
 * Thirty business days of random deeds by the debtors and the office of one creditor, through the routes and the database. The
 * year that the core plays in memory ({@code simulation}) in small: {@code -Dsimulation.first} moves the seed.
 */
class RandomMonthStory {

    private static final int BUSINESS_DAYS = 30;

    /** A payment that may still bounce. */
    private record Payment(InvoiceDoc invoice, Voucher voucher, String amount) {}

    private final long seed = Long.getLong("simulation.first", 1L);
    private final Random random = new Random(seed * 7919);
    private final Story story =
            Story.begin(seed % 2 == 0 ? TripletexManner.VOUCHERS_CHANGE_THE_INVOICE : TripletexManner.AS_SEEN_MOST);
    private final List<InvoiceDoc> invoices = new ArrayList<>();
    private final Map<InvoiceDoc, Voucher> edited = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();

    @Test
    void the_books_agree_on_every_day_of_a_month() {
        for (int due = 24; due <= 31; due++) {
            invoices.add(story.invoice(
                    new BigDecimal(50_000 + random.nextInt(2_000_000))
                            .movePointLeft(2)
                            .toPlainString(),
                    "2026-08-" + due));
        }
        var date = LocalDate.parse("2026-09-14");
        for (int day = 0; day < BUSINESS_DAYS; date = date.plusDays(1)) {
            if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                day++;
                live(date);
            }
        }
        assertThat(payments)
                .as("a month in which nothing happens would prove nothing")
                .isNotEmpty();
    }

    private void live(LocalDate date) {
        story.tripletex().setToday(date);
        invoices.stream().filter(story::hasCase).forEach(invoice -> befall(invoice, date.toString()));
        if (one(3)) {
            story.accountantApproves(date.minusDays(1).toString());
        }
        if (one(6)) {
            story.tripletex().failNext("POST", "/ledger/voucher", Fault.dropAfter());
        }
        try {
            if (edited.isEmpty()) {
                story.on(date.toString());
            } else {
                story.runs(date.toString());
            }
            story.tripletex().recover();
            check(date);
        } catch (AssertionError failure) {
            throw new AssertionError("seed %d, %s: %s".formatted(seed, date, failure.getMessage()), failure);
        }
    }

    private void befall(InvoiceDoc invoice, String date) {
        if (one(12)) {
            pay(invoice, date);
        } else if (one(40)) {
            story.credits(
                    invoice,
                    date,
                    new BigDecimal(1 + random.nextInt(20_000)).movePointLeft(2).toPlainString());
        } else if (story.refundDue(invoice).signum() > 0 && one(3)) {
            story.paysBack(invoice, date, story.refundDue(invoice).toPlainString());
        } else if (edited.containsKey(invoice)) {
            var voucher = edited.remove(invoice);
            story.company()
                    .editVoucher(voucher, voucher.postings().get(0).amount().subtract(BigDecimal.TEN));
        } else if (one(25)) {
            waiting(invoice).ifPresent(voucher -> {
                story.company()
                        .editVoucher(voucher, voucher.postings().get(0).amount().add(BigDecimal.TEN));
                edited.put(invoice, voucher);
            });
        } else if (one(60)) {
            payments.stream()
                    .filter(payment -> payment.invoice() == invoice)
                    .findFirst()
                    .ifPresent(payment -> {
                        payments.remove(payment);
                        story.reverses(invoice, payment.voucher(), date, payment.amount());
                    });
        }
    }

    private void pay(InvoiceDoc invoice, String date) {
        var open = invoice.outstanding().max(BigDecimal.TEN);
        var amount =
                switch (random.nextInt(4)) {
                    case 0 -> open;
                    case 1 -> open.add(new BigDecimal(random.nextInt(30_000)).movePointLeft(2));
                    case 2 -> open.add(new BigDecimal("1000.00"));
                    default -> new BigDecimal(1 + random.nextInt(100_000)).movePointLeft(2);
                };
        var text = amount.setScale(2).toPlainString();
        payments.add(new Payment(invoice, story.pays(invoice, date, text), text));
    }

    /** One that waits and that KK2 knows of. */
    private Optional<Voucher> waiting(InvoiceDoc invoice) {
        return story.proposals(invoice).stream().allMatch(proposal -> !proposal.startsWith("PLANNED"))
                ? story.vouchers(invoice).stream().filter(Voucher::isWaiting).findFirst()
                : Optional.empty();
    }

    private void check(LocalDate date) {
        for (var invoice : invoices) {
            var numbers = story.vouchers(invoice).stream()
                    .map(Voucher::externalVoucherNumber)
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates();
            var red = story.differences(invoice).stream()
                    .filter(line -> line.startsWith("RED"))
                    .toList();
            if (edited.containsKey(invoice)) {
                assertThat(red).anyMatch(line -> line.startsWith("RED proposal edited"));
            } else {
                assertThat(red).as("differences of %s", invoice).isEmpty();
            }
        }
        if (edited.isEmpty()) {
            assertThat(story.company().balance(3909)).isEqualByComparingTo(booked(AccountRole.FEE_INCOME));
            assertThat(story.company().balance(8050)).isEqualByComparingTo(booked(AccountRole.INTEREST_INCOME));
        }
        if (one(5)
                && story.sql()
                                .sql("SELECT COUNT(*) FROM effects WHERE creditor_id = ? AND state = 'UNKNOWN'")
                                .param(story.id())
                                .query(Integer.class)
                                .single()
                        == 0) {
            var posts = story.calls("POST", "/ledger/voucher");
            var proposals = invoices.stream().map(story::proposals).toList();
            story.runs(date.toString());
            assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(posts);
            assertThat(invoices.stream().map(story::proposals).toList()).isEqualTo(proposals);
        }
    }

    private BigDecimal booked(AccountRole account) {
        return story.sql()
                .sql("""
                        SELECT COALESCE(SUM(l.amount), 0.00) FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE p.creditor_id = ? AND p.state = 'BOOKED' AND l.account = ?
                        """)
                .params(story.id(), account.name())
                .query(BigDecimal.class)
                .single();
    }

    /** True one time of so many. */
    private boolean one(int ofSoMany) {
        return random.nextInt(ofSoMany) == 0;
    }
}
