package no.kapitalkontroll.kk2.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.ClaimView;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.RestPolicy;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.procedure.Terms;
import no.kapitalkontroll.kk2.letter.LetterTemplates;
import no.kapitalkontroll.kk2.letter.Notices;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The small parts of which a run is made, one by one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class Micros {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INVOICES_OF_A_PAGE = 1_000;
    private static final LocalDate DUE = LocalDate.of(2026, 4, 20);
    private static final Procedure STANDARD = new Procedure(
            "standard",
            1,
            List.of(
                    new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false),
                    new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, true, false),
                    new ProcedureStep(Step.HAND_OVER, null, false, true)));

    private final RenderLetter renderLetter = new RenderLetter(new LetterTemplates());
    private final Notice notice = Notices.collectionNotice();
    private final CoverPayments coverPayments =
            new CoverPayments(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));
    private final DecideClaim decideClaim = new DecideClaim(new LegalDates(new BusinessCalendar()), TestRates.table());
    private final ClaimLedger ledger = ledger();
    private final ClaimView claim = claim();
    private final Terms terms = terms();
    private byte[] page;

    /** Operations a second by the name of the method. */
    static Map<String, Double> run() throws RunnerException {
        Map<String, Double> rates = new TreeMap<>();
        var options = new OptionsBuilder()
                .include(Micros.class.getName() + ".*")
                .verbosity(VerboseMode.SILENT)
                .build();
        for (var result : new Runner(options).run()) {
            rates.put(
                    result.getPrimaryResult().getLabel().replace('_', ' '),
                    result.getPrimaryResult().getScore());
        }
        return rates;
    }

    @Setup
    public void readPage() throws IOException, InterruptedException {
        try (var tripletex = new PlayTripletex(new InventedBooks(INVOICES_OF_A_PAGE, INVOICES_OF_A_PAGE))) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:%d/v2/invoice?invoiceDateFrom=2026-01-01&invoiceDateTo=2027-01-01"
                                    .formatted(tripletex.port())))
                    .build();
            page = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .getBytes(UTF_8);
        }
    }

    /** A thousand letters go by before it is as fast as it gets. */
    @Benchmark
    @Warmup(iterations = 3, time = 8)
    public byte[] a_collection_notice_set_as_a_PDF() {
        return renderLetter.render("fjellheim", notice, null);
    }

    @Benchmark
    public JsonNode a_page_of_1000_invoices_parsed() throws IOException {
        return JSON.readTree(page);
    }

    @Benchmark
    public ClaimBalance a_payment_covered_with_interest_over_a_change_of_rate() {
        return coverPayments.balance(ledger, InventedBooks.FIRST_RUN);
    }

    @Benchmark
    public Decision a_claim_decided() {
        return decideClaim.decide(claim, terms, InventedBooks.FIRST_RUN);
    }

    private static ClaimLedger ledger() {
        return new ClaimLedger(
                Money.of("12500.00"),
                DUE,
                null,
                List.of(new Movement(1, DUE.plusDays(70), Money.of("-2000.00"), Movement.Kind.PAYMENT)),
                List.of(),
                List.of(),
                List.of(),
                List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST),
                null,
                Map.of());
    }

    private ClaimView claim() {
        return new ClaimView(
                new Invoice(
                        1,
                        1,
                        1,
                        DUE.minusDays(14),
                        DUE,
                        1,
                        null,
                        Money.of("12500.00"),
                        Money.of("10500.00"),
                        "NOK",
                        true,
                        false,
                        false,
                        null,
                        1L,
                        null,
                        List.of(),
                        "Renhold"),
                new Customer(
                        1,
                        1,
                        "Kunde",
                        null,
                        true,
                        "NO",
                        null,
                        null,
                        "post@kunde.example",
                        new PostalAddress(List.of("Kundeveien 1"), "0484", "Oslo", "NO"),
                        null,
                        false,
                        false,
                        false,
                        1),
                coverPayments.balance(ledger, InventedBooks.FIRST_RUN),
                null,
                STANDARD,
                Money.ZERO,
                false,
                true,
                false,
                null);
    }

    private static Terms terms() {
        return new Terms(
                LocalDate.of(2026, 1, 1),
                Money.ZERO,
                Money.kroner(10),
                Money.kroner(100),
                false,
                false,
                CompensationDate.DUE_DATE,
                true,
                STANDARD,
                1,
                Map.of(),
                LocalDate.of(2026, 12, 31),
                RestPolicy.WAIVE);
    }
}
