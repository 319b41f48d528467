package no.kapitalkontroll.kk2.payment;

import static java.util.stream.Collectors.toCollection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.core.giro.GiroFile;
import no.kapitalkontroll.kk2.core.giro.GiroPayment;
import no.kapitalkontroll.kk2.core.giro.GiroReading;
import no.kapitalkontroll.kk2.core.giro.ReadGiroFile;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.payment.FindPaidInvoice.Destiny;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in one giro file, all of it or nothing: each transaction gets a fate, and those whose KID leads to one invoice count
 * as payments of it. The same file, the same transmission and the same transaction are taken in once. That a transaction is the
 * same when account, date, assignment, number, archive reference, KID and amount are the same is assumed.
 */
@Component
public class TakeInGiroFile {

    private static final Logger log = LoggerFactory.getLogger(TakeInGiroFile.class);

    private final GiroFolder folder;
    private final Creditors creditors;
    private final JdbcClient jdbc;
    private final FindPaidInvoice findPaidInvoice;
    private final CountTransaction count;
    private final ReadGiroFile readGiroFile = new ReadGiroFile();

    TakeInGiroFile(
            GiroFolder folder,
            Creditors creditors,
            JdbcClient jdbc,
            FindPaidInvoice findPaidInvoice,
            CountTransaction count) {
        this.folder = folder;
        this.creditors = creditors;
        this.jdbc = jdbc;
        this.findPaidInvoice = findPaidInvoice;
        this.count = count;
    }

    /** What makes a transaction the same in another file. */
    private record Identity(
            LocalDate paidOn,
            String account,
            String assignment,
            String number,
            String archiveReference,
            String kid,
            Money amount) {

        static Identity of(GiroPayment payment) {
            return new Identity(
                    payment.paidOn(),
                    payment.account(),
                    payment.assignment(),
                    payment.number(),
                    Objects.requireNonNullElse(payment.archiveReference(), ""),
                    Objects.requireNonNullElse(payment.kid(), ""),
                    payment.amount());
        }
    }

    /** Nothing, or why the file was refused. */
    @Transactional
    public List<GivenUp> takeIn(GiroFolder.Found found, CreditorDay day) {
        if (!day.ledgerFresh()) {
            // an invoice that was not read has no KID yet: the next run takes the file in
            return List.of();
        }
        if (found.problem() != null) {
            return refused(
                    found,
                    found.problem(),
                    "lay the file itself there, readable, as plain text under a plain name",
                    day);
        }
        var bytes = folder.isTakenIn(found, day) ? null : folder.read(found).orElse(null);
        if (bytes == null) {
            return List.of();
        }
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        var reading =
                readGiroFile.read(lines, creditors.creditor(day.creditorId()).bankAccount());
        if (reading instanceof GiroReading.Refused no) {
            return refused(found, "line %d: %s".formatted(no.line(), no.why()), no.remedy(), day);
        }
        var file = ((GiroReading.Read) reading).file();
        var seen = seen(file, day);
        if (isTransmissionKnown(file, day)
                && !file.payments().stream().allMatch(payment -> seen.contains(Identity.of(payment)))) {
            return refused(
                    found,
                    "line 1: transmission %s of %s was read before, with other payments"
                            .formatted(file.transmission(), file.settledOn()),
                    "ask the bank which of the two is right, and move the other one away",
                    day);
        }
        store(found, file, seen, day);
        return List.of();
    }

    private static List<GivenUp> refused(GiroFolder.Found found, String why, String remedy, CreditorDay day) {
        return List.of(new GivenUp(day.creditorId(), found.subject(), null, null, why, remedy, day.date()));
    }

    private void store(GiroFolder.Found found, GiroFile file, Set<Identity> seen, CreditorDay day) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO giro_files (creditor_id, name, sha256, sender, transmission, settled_on, transactions, total, read_on)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        day.creditorId(),
                        found.name(),
                        found.sha256(),
                        file.sender(),
                        file.transmission(),
                        file.settledOn(),
                        file.payments().size(),
                        file.total().amount(),
                        day.date())
                .update(key);
        var fileId = Objects.requireNonNull(key.getKey()).longValue();
        var invoices = findPaidInvoice.of(
                file.payments().stream()
                        .map(GiroPayment::kid)
                        .filter(Objects::nonNull)
                        .toList(),
                day);
        Map<Fate, Integer> fates = new HashMap<>();
        for (var payment : file.payments()) {
            // a file may hold the same transaction twice, too
            var destiny = seen.add(Identity.of(payment))
                    ? findPaidInvoice.destiny(payment.amount(), invoices.getOrDefault(payment.kid(), List.of()), day)
                    : new Destiny(Fate.SEEN_BEFORE, null);
            fates.merge(destiny.fate(), 1, Integer::sum);
            var transaction = store(payment, fileId, file, destiny.fate(), day);
            if (destiny.invoice() != null) {
                count.count(
                        transaction,
                        new CountTransaction.Place(
                                day.creditorId(),
                                destiny.invoice().id(),
                                destiny.invoice().caseId(),
                                destiny.fate()),
                        day.date(),
                        CaseLog.KK2,
                        transaction.toldBy());
            }
        }
        log.info(
                "giro file {} of {}: {} transactions: {}",
                found.name(),
                day.creditorId(),
                file.payments().size(),
                fates);
    }

    private Transaction store(GiroPayment payment, long fileId, GiroFile file, Fate fate, CreditorDay day) {
        var identity = Identity.of(payment);
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO giro_transactions (file_id, creditor_id, line_no, account, assignment, number, archive_reference,
                                                       paid_on, bank_date, amount, kid, fate)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        fileId,
                        day.creditorId(),
                        payment.line(),
                        identity.account(),
                        identity.assignment(),
                        identity.number(),
                        identity.archiveReference(),
                        identity.paidOn(),
                        payment.bankDate(),
                        identity.amount().amount(),
                        identity.kid(),
                        fate.name())
                .update(key);
        return new Transaction(
                Objects.requireNonNull(key.getKey()).longValue(),
                file.transmission(),
                payment.line(),
                payment.account(),
                identity.kid(),
                payment.paidOn(),
                payment.bankDate(),
                payment.amount());
    }

    private boolean isTransmissionKnown(GiroFile file, CreditorDay day) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM giro_files WHERE creditor_id = ? AND sender = ? AND transmission = ? AND settled_on = ?")
                        .params(day.creditorId(), file.sender(), file.transmission(), file.settledOn())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The transactions of earlier files on the dates of this one. */
    private Set<Identity> seen(GiroFile file, CreditorDay day) {
        var dates = file.payments().stream().map(GiroPayment::paidOn).distinct().toList();
        return dates.isEmpty()
                ? new HashSet<>()
                : jdbc
                        .sql("SELECT * FROM giro_transactions WHERE creditor_id = :creditor AND paid_on IN (:dates)")
                        .param("creditor", day.creditorId())
                        .param("dates", dates)
                        .query((row, index) -> new Identity(
                                row.getObject("paid_on", LocalDate.class),
                                row.getString("account"),
                                row.getString("assignment"),
                                row.getString("number"),
                                row.getString("archive_reference"),
                                row.getString("kid"),
                                new Money(row.getBigDecimal("amount"))))
                        .list()
                        .stream()
                        .collect(toCollection(HashSet::new));
    }
}
