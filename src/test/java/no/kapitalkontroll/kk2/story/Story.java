package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One creditor and its company, followed date by date through the whole of KK2. After each run of {@link #on} the books must
 * agree, and every invoice must have exactly one decision for the date.
 */
final class Story {

    private static final Pattern MASKED_NUMBER = Pattern.compile("KK2-story-\\d+-\\d+-");

    private final StoryWorld world;
    private final Founding.Founded founded;
    private final Map<InvoiceDoc, BigDecimal> received = new LinkedHashMap<>();

    private Story(StoryWorld world, String keys) {
        this.world = world;
        this.founded = new Founding(world).found(keys);
    }

    static Story begin() {
        return begin(TripletexManner.AS_SEEN_MOST);
    }

    static Story begin(TripletexManner manner) {
        return begin(manner, "");
    }

    /** @param keys lines of the creditor file that differ from the usual ones */
    static Story begin(TripletexManner manner, String keys) {
        return in(StoryWorld.shared(), manner, keys);
    }

    static Story in(StoryWorld world, TripletexManner manner, String keys) {
        world.tripletex().recover();
        manner.set(world.tripletex().switches());
        return new Story(world, keys);
    }

    // --- the world

    StandInTripletex tripletex() {
        return world.tripletex();
    }

    MailHouse mail() {
        return world.mail();
    }

    ReturnedMail returns() {
        return world.returns();
    }

    Kk2World kk2() {
        return world.kk2();
    }

    Company company() {
        return founded.company();
    }

    String id() {
        return founded.id();
    }

    Path file() {
        return founded.file();
    }

    Path token() {
        return founded.token();
    }

    JdbcClient sql() {
        return kk2().sql();
    }

    CustomerCard customer() {
        return company().customer("Kari Kunde");
    }

    InvoiceDoc invoice(String amount, String due) {
        return invoice(customer(), amount, due);
    }

    /** Invoiced two weeks before it falls due. */
    InvoiceDoc invoice(CustomerCard customer, String amount, String due) {
        var dueDate = LocalDate.parse(due);
        tripletex().setToday(dueDate.minusDays(14));
        var invoice = company().invoice(customer, new BigDecimal(amount), dueDate.minusDays(14), dueDate);
        received.put(invoice, BigDecimal.ZERO);
        return invoice;
    }

    Voucher pays(InvoiceDoc invoice, String date, String amount) {
        tripletex().setToday(LocalDate.parse(date));
        received.merge(invoice, new BigDecimal(amount), BigDecimal::add);
        return company().pay(invoice, LocalDate.parse(date), new BigDecimal(amount));
    }

    /** A payment that a person booked by a plain voucher, naming the invoice. */
    Voucher paysByVoucher(InvoiceDoc invoice, String date, String amount) {
        tripletex().setToday(LocalDate.parse(date));
        received.merge(invoice, new BigDecimal(amount), BigDecimal::add);
        return company()
                .bankVoucher(invoice.customer(), invoice.number(), LocalDate.parse(date), new BigDecimal(amount));
    }

    /** Money that named no invoice is tied to this one. */
    void ties(Voucher money, InvoiceDoc invoice, String amount) {
        received.merge(invoice, new BigDecimal(amount), BigDecimal::add);
        company().nameInvoice(money, invoice);
    }

    void paysBack(InvoiceDoc invoice, String date, String amount) {
        tripletex().setToday(LocalDate.parse(date));
        received.merge(invoice, new BigDecimal(amount).negate(), BigDecimal::add);
        company().refund(invoice.customer(), invoice.number(), LocalDate.parse(date), new BigDecimal(amount));
    }

    /** One payment, one voucher, a line for each of these. */
    Voucher paysTogether(Map<InvoiceDoc, String> amounts, String date) {
        tripletex().setToday(LocalDate.parse(date));
        Map<InvoiceDoc, BigDecimal> kroner = new LinkedHashMap<>();
        amounts.forEach((invoice, amount) -> kroner.put(invoice, new BigDecimal(amount)));
        kroner.forEach((invoice, amount) -> received.merge(invoice, amount, BigDecimal::add));
        return company().payTogether(LocalDate.parse(date), kroner);
    }

    /** Money that came and that Tripletex does not show: KK2 was told of it. */
    void received(InvoiceDoc invoice, String amount) {
        received.merge(invoice, new BigDecimal(amount), BigDecimal::add);
    }

    void reverses(InvoiceDoc invoice, Voucher payment, String date, String amount) {
        tripletex().setToday(LocalDate.parse(date));
        received.merge(invoice, new BigDecimal(amount).negate(), BigDecimal::add);
        company().reverse(payment, LocalDate.parse(date));
    }

    InvoiceDoc credits(InvoiceDoc invoice, String date, String amount) {
        tripletex().setToday(LocalDate.parse(date));
        received.merge(invoice, new BigDecimal(amount), BigDecimal::add);
        return company().credit(invoice, LocalDate.parse(date), new BigDecimal(amount));
    }

    void accountantApproves(String enteredUntil) {
        company().approveWaiting(LocalDate.parse(enteredUntil));
    }

    // --- the runs

    /** One daily run; then books and decisions must be in order. */
    RunOutcome on(String date) {
        var outcome = runs(date);
        everyInvoiceHasOneDecision(LocalDate.parse(date));
        booksAgree();
        return outcome;
    }

    void onEvery(String first, String last) {
        for (var date = LocalDate.parse(first); !date.isAfter(LocalDate.parse(last)); date = date.plusDays(1)) {
            on(date.toString());
        }
    }

    /** One daily run in a world that is not in order, and need not be afterwards. */
    RunOutcome runs(String date) {
        kk2().moveTo(LocalDate.parse(date));
        kk2().bean(DailyRun.class).reloadCreditors();
        return kk2().bean(ProducerTemplate.class)
                .requestBody("direct:run-creditor", new RunRequest(id(), LocalDate.parse(date)), RunOutcome.class);
    }

    private void everyInvoiceHasOneDecision(LocalDate date) {
        var other = sql().sql("""
                        SELECT i.number FROM invoices i LEFT JOIN decisions d
                            ON d.creditor_id = i.creditor_id AND d.invoice_id = i.invoice_id
                           AND d.first_date <= :date AND (d.last_date IS NULL OR d.last_date >= :date)
                         WHERE i.creditor_id = :creditor GROUP BY i.invoice_id, i.number HAVING COUNT(d.first_date) <> 1
                        """)
                .param("date", date)
                .param("creditor", id())
                .query(Integer.class)
                .list();
        assertThat(other)
                .as("invoices without exactly one decision on %s", date)
                .isEmpty();
    }

    private void booksAgree() {
        for (var invoice : received.keySet()) {
            if (hasCase(invoice)) {
                var lost = takenOff(invoice, "WRITE_OFF").negate();
                var moved = takenOff(invoice, "REFUND");
                var tooMuch = refundDue(invoice).add(paidFromLiability(invoice));
                assertThat(lost).as("lost of %s", invoice).isBetween(BigDecimal.ZERO, openPrincipal(invoice));
                assertThat(moved).as("moved to a liability of %s", invoice).isIn(tooMuch, new BigDecimal("0.00"));
                assertThat(receivables(invoice))
                        .as("receivables of %s = open principal - written off - refund on receivables", invoice)
                        .isEqualByComparingTo(openPrincipal(invoice)
                                .subtract(lost)
                                .subtract(tooMuch)
                                .add(moved));
            }
        }
    }

    /**
     * How a story's books end: the case's postings on receivables and its waiting proposals are this amount, its differences are
     * these and no others, the creditor's figure is 0.00 unless one of them is red, and a settled case is closed there.
     *
     * @param causes as {@link #differences} tells them
     */
    void endsAt(InvoiceDoc invoice, String amount, String... causes) {
        assertThat(receivables(invoice))
                .as("receivables and proposals of %s", invoice)
                .isEqualByComparingTo(amount);
        assertThat(differences(invoice)).containsExactly(causes);
        assertThat(figure().signum() != 0)
                .as("figure %s", figure())
                .isEqualTo(Stream.of(causes).anyMatch(cause -> cause.startsWith("RED ")));
        if (new BigDecimal(amount).signum() == 0 && causes.length == 0) {
            assertThat(company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
            assertThat(caseOf(invoice)).startsWith("CLOSED ");
            assertThat(isClosedInBooks(invoice))
                    .as("%s is closed in the books", invoice)
                    .isTrue();
        }
    }

    private BigDecimal figure() {
        return sql().sql(
                        "SELECT COALESCE(SUM(ABS(amount)), 0.00) FROM differences WHERE creditor_id = ? AND last_date IS NULL AND red")
                .param(id())
                .query(BigDecimal.class)
                .single();
    }

    /** The case's postings on receivables once its planned and waiting proposals are booked. */
    BigDecimal receivables(InvoiceDoc invoice) {
        var waiting = sql().sql("""
                        SELECT COALESCE(SUM(l.amount), 0.00) FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE p.creditor_id = ? AND p.invoice_number = ? AND p.state IN ('PLANNED', 'WAITING')
                           AND l.account = 'RECEIVABLES'
                        """)
                .params(id(), invoice.number())
                .query(BigDecimal.class)
                .single();
        return company().receivablesOf(invoice).add(waiting);
    }

    /** What losses or refunds move on receivables, booked or to be booked. */
    private BigDecimal takenOff(InvoiceDoc invoice, String kind) {
        return sql().sql("""
                        SELECT COALESCE(SUM(l.amount), 0.00) FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE p.creditor_id = ? AND p.invoice_number = ? AND p.kind = ? AND p.state IN ('PLANNED', 'WAITING', 'BOOKED')
                           AND l.account = 'RECEIVABLES'
                        """)
                .params(id(), invoice.number(), kind)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal paidFromLiability(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT COALESCE(SUM(r.amount), 0.00) FROM refunds_paid r JOIN cases c ON c.id = r.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND r.withdrawn_on IS NULL
                        """).params(id(), invoice.id()).query(BigDecimal.class).single();
    }

    private BigDecimal openPrincipal(InvoiceDoc invoice) {
        return invoice.amount().subtract(received.get(invoice)).max(BigDecimal.ZERO);
    }

    // --- what KK2 made of it

    /** As of a date: the decision and its reason, its step or its letter where it has them. */
    String decision(InvoiceDoc invoice, String date) {
        return sql().sql("""
                        SELECT CONCAT_WS(' ', decision, reason) FROM decisions
                         WHERE creditor_id = :creditor AND invoice_id = :invoice
                           AND first_date <= :date AND (last_date IS NULL OR last_date >= :date)
                        """)
                .param("creditor", id())
                .param("invoice", invoice.id())
                .param("date", date)
                .query(String.class)
                .single();
    }

    boolean hasCase(InvoiceDoc invoice) {
        return of(invoice, "COUNT(*)", Integer.class) > 0;
    }

    /** State and step, and why it was closed. */
    String caseOf(InvoiceDoc invoice) {
        return of(invoice, "CONCAT_WS(' ', state, step, close_reason)", String.class);
    }

    BigDecimal refundDue(InvoiceDoc invoice) {
        return of(invoice, "refund_due", BigDecimal.class);
    }

    private <T> T of(InvoiceDoc invoice, String what, Class<T> type) {
        return sql().sql("SELECT " + what + " FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(id(), invoice.id())
                .query(type)
                .single();
    }

    List<LetterSeen> letters(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT l.state, l.notice FROM letters l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY l.id
                        """)
                .params(id(), invoice.id())
                .query((row, index) -> seen(row.getString("state"), row.getString("notice")))
                .list();
    }

    private LetterSeen seen(String state, String text) {
        var notice = kk2().bean(StoredRecords.class).read(text, Notice.class);
        return new LetterSeen(
                state,
                notice.kind().word(),
                notice.letterDate(),
                notice.deadline(),
                notice.principal().toString(),
                notice.interestUnpaid().toString(),
                notice.feesUnpaid().toString(),
                notice.total().toString());
    }

    /** Mails about this invoice, in the order in which they came. */
    List<MailHouse.Mail> mails(InvoiceDoc invoice) {
        return mail().mails().stream()
                .filter(mail -> mail.message().contains(id() + "-" + invoice.number()))
                .toList();
    }

    /** State and lines of each proposal of the invoice: {@code BOOKED 2026-09-20 RECEIVABLES 100.93 FEE_INCOME -38.00 …}. */
    List<String> proposals(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT CONCAT(p.state, ' ', p.dated, ' ', GROUP_CONCAT(l.account, ' ', l.amount ORDER BY l.row_no SEPARATOR ' '))
                          FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE p.creditor_id = ? AND p.invoice_number = ? GROUP BY p.id ORDER BY p.n
                        """).params(id(), invoice.number()).query(String.class).list();
    }

    /** The description of each proposal, without the number of the story's creditor. */
    List<String> descriptions(InvoiceDoc invoice) {
        return sql()
                .sql("SELECT description FROM proposals WHERE creditor_id = ? AND invoice_number = ? ORDER BY n")
                .params(id(), invoice.number())
                .query(String.class)
                .list()
                .stream()
                .map(text -> MASKED_NUMBER.matcher(text).replaceAll("KK2-…-"))
                .toList();
    }

    /** Which proposal each one corrects, by their n: {@code 2 corrects 1}. */
    List<String> corrections(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT CONCAT(p.n, ' corrects ', f.n) FROM proposals p JOIN proposals f ON f.number = p.corrects
                         WHERE p.creditor_id = ? AND p.invoice_number = ? ORDER BY p.n
                        """).params(id(), invoice.number()).query(String.class).list();
    }

    /** Vouchers of ours in Tripletex. */
    List<Voucher> vouchers(InvoiceDoc invoice) {
        return company().vouchers("KK2-%s-%d-".formatted(id(), invoice.number()));
    }

    /** Cause and amount of what stands now; red ones are marked. */
    List<String> differences(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT CONCAT(IF(red, 'RED ', ''), cause, ' ', amount) FROM differences
                         WHERE creditor_id = ? AND invoice_id = ? AND last_date IS NULL ORDER BY id
                        """).params(id(), invoice.id()).query(String.class).list();
    }

    /** Fees that stand, in their order. */
    List<BigDecimal> fees(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT h.amount FROM charges h JOIN cases c ON c.id = h.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND h.reversed_on IS NULL ORDER BY h.id
                        """).params(id(), invoice.id()).query(BigDecimal.class).list();
    }

    String waived(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT COALESCE(SUM(w.amount), 0.00) FROM waivers w JOIN cases c ON c.id = w.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND w.undone_on IS NULL
                        """)
                .params(id(), invoice.id())
                .query(BigDecimal.class)
                .single()
                .toPlainString();
    }

    /** Kind and state of the effects of an invoice, in their order. */
    List<String> effects(InvoiceDoc invoice) {
        return sql().sql("""
                        SELECT CONCAT(e.kind, ' ', e.state, IF(e.state = 'CANCELLED', CONCAT(' ', e.reason), '')) FROM effects e
                          JOIN cases c ON c.id = e.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY e.id
                        """).params(id(), invoice.id()).query(String.class).list();
    }

    /** What is parked now: subject without its id, reason and remedy. */
    List<String> parked() {
        var lines = sql().sql("""
                        SELECT CONCAT(subject, ': ', reason, '; ', remedy) FROM parked
                         WHERE creditor_id = ? AND released_on IS NULL ORDER BY id
                        """).param(id()).query(String.class).list();
        List<String> masked = new ArrayList<>();
        lines.forEach(line -> masked.add(MASKED_NUMBER.matcher(line).replaceAll("KK2-…-")));
        return masked;
    }

    /** Every posting of the case on receivables is closed. */
    boolean isClosedInBooks(InvoiceDoc invoice) {
        return company().postingsOf(invoice).stream().allMatch(posting -> posting.isClosed());
    }

    /** What this creditor's calls were since the log was cleared. */
    long calls(String method, String path) {
        return tripletex().log().of(method, path).stream()
                .filter(request -> company().name().equals(request.company()))
                .count();
    }

    void neverBrokeTheContract() {
        assertThat(tripletex().violations()).isEmpty();
    }
}
