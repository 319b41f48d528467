package no.kapitalkontroll.kk2.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a reconciliation as CSV (RFC 4180, UTF-8): a header, a line a case in the order of the invoice numbers, settled ones
 * too, and a last line with the totals. Amounts have a decimal point and two decimals. It names nobody. The same date gives
 * the same bytes whatever happened later; that is what a sign-off rests on.
 */
public final class WriteReconciliationCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "invoice_number",
                    "case_state",
                    "principal",
                    "in_case",
                    "in_ledger",
                    "waiting",
                    "difference",
                    "causes",
                    "colour")
            .get();

    public byte[] of(Reconciliation reconciliation) {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, FORMAT)) {
            for (var one : reconciliation.cases()) {
                var ways = one.ways();
                csv.printRecord(
                        one.invoiceNumber(),
                        CsvCell.text(one.day().figures().state().name().toLowerCase(Locale.ROOT)),
                        one.day().figures().principal(),
                        ways.inCase(),
                        ways.inLedger(),
                        ways.inProposals(),
                        ways.difference(),
                        CsvCell.text(one.causesInWords()),
                        one.colour().word());
            }
            total(reconciliation, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In hexadecimal, of exactly these bytes. */
    public String sha256(Reconciliation reconciliation) {
        return StoredRecords.sha256(of(reconciliation));
    }

    private static void total(Reconciliation reconciliation, CSVPrinter csv) throws IOException {
        var totals = reconciliation.totals();
        csv.printRecord(
                "total",
                reconciliation.cases().size() + " cases",
                reconciliation.principal(),
                totals.inCase(),
                totals.inLedger(),
                totals.inProposals(),
                totals.difference(),
                "figure " + reconciliation.figure(),
                "red %d; explained %d; equal %d"
                        .formatted(
                                reconciliation.count(Colour.RED),
                                reconciliation.count(Colour.EXPLAINED),
                                reconciliation.count(Colour.EQUAL)));
    }
}
