package no.kapitalkontroll.kk2.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.cases.ReadClaims;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.account.AccountRecord;
import no.kapitalkontroll.kk2.core.account.DrawUpAccount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.tripletex.FindCustomer;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes one customer's account out of what the last run read. Reads only; Tripletex is asked for a customer's number alone. */
@Component
public class MakeAccount {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final StoredRecords records;
    private final Creditors creditors;
    private final LawBook law;
    private final FindCustomer findCustomer;

    MakeAccount(
            JdbcClient jdbc,
            ReadClaims readClaims,
            StoredRecords records,
            Creditors creditors,
            LawBook law,
            FindCustomer findCustomer) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.records = records;
        this.creditors = creditors;
        this.law = law;
        this.findCustomer = findCustomer;
    }

    /**
     * Whose account, and of which dates.
     *
     * @param customer Tripletex' customer number or id; null when the invoice tells who
     * @param invoice any invoice of the customer; null when the customer is named
     * @param from the first date of a line; null: all
     * @param to the date of both balances; null: today
     */
    public record Asked(Long customer, Integer invoice, LocalDate from, LocalDate to) {}

    public AccountAnswer of(String creditorId, Asked asked, LocalDate today) {
        var creditor = creditors.inForce().stream()
                .filter(one -> one.id().equals(creditorId))
                .findFirst();
        if (creditor.isEmpty()) {
            return new AccountAnswer.Refused(
                    "there is no creditor " + creditorId, "the creditor's id is the name of its file in KK2_CREDITORS");
        }
        var to = asked.to() == null ? today : asked.to();
        if (to.isAfter(today)) {
            return new AccountAnswer.Refused(to + " is in the future", "ask for %s or earlier".formatted(today));
        }
        if (asked.from() != null && asked.from().isAfter(to)) {
            return new AccountAnswer.Refused(
                    "the account ends on %s before it begins on %s".formatted(to, asked.from()),
                    "write the earlier date as --from");
        }
        try {
            return customerId(creditorId, asked)
                    .<AccountAnswer>map(id -> made(creditor.get(), id, asked.from(), to, today))
                    .orElseGet(() -> unknown(creditorId, asked));
        } catch (TripletexFailure failure) {
            return new AccountAnswer.Refused(failure.getMessage(), "name an invoice of the customer (--invoice)");
        }
    }

    private static AccountAnswer unknown(String creditorId, Asked asked) {
        var what = asked.customer() == null ? "invoice " + asked.invoice() : "customer " + asked.customer();
        return new AccountAnswer.Refused(
                "no %s of %s is known".formatted(what, creditorId),
                "look it up in Tripletex; a customer is known after the first run that read an invoice or open posting of theirs");
    }

    /** An id that KK2 has read, else the customer with this number in Tripletex. */
    private Optional<Long> customerId(String creditorId, Asked asked) {
        if (asked.customer() == null) {
            return jdbc.sql(
                            "SELECT customer_id FROM invoices WHERE creditor_id = ? AND number = ? AND number > 0 LIMIT 1")
                    .params(creditorId, asked.invoice())
                    .query(Long.class)
                    .optional();
        }
        return isKnown(creditorId, asked.customer())
                ? Optional.of(asked.customer())
                : findCustomer.byNumber(creditorId, asked.customer()).filter(id -> isKnown(creditorId, id));
    }

    private boolean isKnown(String creditorId, long customerId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM invoices WHERE creditor_id = :creditor AND customer_id = :customer)
                            OR EXISTS (SELECT 1 FROM postings WHERE creditor_id = :creditor AND customer_id = :customer)
                        """)
                .param("creditor", creditorId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    private AccountAnswer.Made made(Creditor creditor, long customerId, LocalDate from, LocalDate to, LocalDate today) {
        var day = new CreditorDay(creditor.id(), today, 0, "account", decided -> {});
        var claims = readClaims.of(day, invoiceIds(creditor.id(), customerId));
        var record = new AccountRecord(
                claims.stream()
                        .map(claim -> new AccountRecord.Claim(
                                claim.invoice(), claim.ledger().openedOn() != null, claim.ledger()))
                        .toList(),
                postings(creditor.id(), customerId, claims),
                proposals(creditor.id(), customerId));
        var account = new DrawUpAccount(new LateInterest(law.rates(), creditor.dayCount())).of(record, from, to);
        return new AccountAnswer.Made(creditor, customerId, customer(creditor.id(), customerId), account, true);
    }

    /** A credit note stands with the invoice that it credits, when that one is known. */
    private List<Long> invoiceIds(String creditorId, long customerId) {
        return jdbc.sql("""
                        SELECT i.invoice_id FROM invoices i
                          LEFT JOIN invoices c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.credited_invoice_id
                         WHERE i.creditor_id = ? AND i.customer_id = ? AND i.number > 0 AND c.invoice_id IS NULL
                         ORDER BY i.invoice_date, i.number
                        """).params(creditorId, customerId).query(Long.class).list();
    }

    private List<AccountRecord.Posted> postings(String creditorId, long customerId, List<LoadedClaim> claims) {
        Map<Long, Integer> numbers = new HashMap<>();
        claims.forEach(claim -> claim.postings()
                .forEach(posting -> numbers.put(posting.id(), claim.invoice().number())));
        Set<Long> ours =
                claims.stream().flatMap(claim -> claim.ourVouchers().stream()).collect(Collectors.toSet());
        return jdbc.sql(
                        "SELECT * FROM postings WHERE creditor_id = ? AND customer_id = ? ORDER BY posted_on, posting_id")
                .params(creditorId, customerId)
                .query((row, index) -> posted(row, numbers, ours, "KK2-" + creditorId + "-"))
                .list();
    }

    private static AccountRecord.Posted posted(
            ResultSet row, Map<Long, Integer> numbers, Set<Long> ours, String ourPrefix) throws SQLException {
        var number = row.getString("external_voucher_number");
        var posting = new LedgerPosting(
                row.getLong("posting_id"),
                row.getLong("voucher_id"),
                number,
                row.getObject("posted_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getObject("customer_id", Long.class),
                row.getObject("invoice_id", Long.class),
                row.getString("invoice_number"),
                row.getObject("close_group_id", Long.class),
                null);
        var isOurs = ours.contains(posting.voucherId()) || (number != null && number.startsWith(ourPrefix));
        return new AccountRecord.Posted(posting, numbers.get(posting.id()), isOurs, row.getBoolean("open"));
    }

    private List<AccountRecord.Proposed> proposals(String creditorId, long customerId) {
        return jdbc.sql("""
                        SELECT p.number, p.dated, p.invoice_number, p.state, p.voucher_number,
                               SUM(IF(l.account = 'RECEIVABLES', l.amount, 0.00)) AS on_receivables
                          FROM cases c JOIN proposals p ON p.case_id = c.id JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE c.creditor_id = ? AND c.customer_id = ? AND p.state <> 'CANCELLED' GROUP BY p.id ORDER BY p.id
                        """)
                .params(creditorId, customerId)
                .query((row, index) -> new AccountRecord.Proposed(
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getInt("invoice_number"),
                        ProposalStanding.State.valueOf(row.getString("state")),
                        new Money(row.getBigDecimal("on_receivables")),
                        row.getObject("voucher_number", Integer.class)))
                .list();
    }

    private Customer customer(String creditorId, long customerId) {
        return jdbc.sql("SELECT content FROM customers WHERE creditor_id = ? AND customer_id = ?")
                .params(creditorId, customerId)
                .query(String.class)
                .optional()
                .map(text -> records.read(text, Customer.class))
                .orElse(null);
    }
}
