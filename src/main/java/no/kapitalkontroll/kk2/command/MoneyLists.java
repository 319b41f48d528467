package no.kapitalkontroll.kk2.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.ListLosses;
import no.kapitalkontroll.kk2.handling.ListOutlays;
import no.kapitalkontroll.kk2.handling.ListRefunds;
import no.kapitalkontroll.kk2.handling.Listing;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.BusinessDate;
import no.kapitalkontroll.kk2.reconciliation.CsvCell;
import org.apache.commons.csv.CSVFormat;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Money that somebody has to do something about, a creditor at a time: refunds, outlays and losses. */
final class MoneyLists {

    private MoneyLists() {}

    enum Format {
        TEXT,
        CSV,
        JSON;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(
            name = "refunds",
            description = "What debtors have paid too much, since when, and where it stands; a line each.",
            footer = {"", "Example:", "  java -jar kk2.jar refunds fjellheim --format csv"})
    static final class Refunds extends OfCreditor {

        @Override
        Listing list(ApplicationContext kk2, String creditorId, LocalDate today) {
            return kk2.getBean(ListRefunds.class).list(creditorId, today);
        }
    }

    @Command(
            name = "outlays",
            description = "Outlays that were paid and have not come back; a line each.",
            footer = {"", "Example:", "  java -jar kk2.jar outlays fjellheim"})
    static final class Outlays extends OfCreditor {

        @Override
        Listing list(ApplicationContext kk2, String creditorId, LocalDate today) {
            return kk2.getBean(ListOutlays.class).list(creditorId, today);
        }
    }

    @Command(
            name = "losses",
            description = "Losses that wait or are booked, and rests that a person may propose as losses; a line each.",
            footer = {"", "Example:", "  java -jar kk2.jar losses fjellheim"})
    static final class Losses extends OfCreditor {

        @Override
        Listing list(ApplicationContext kk2, String creditorId, LocalDate today) {
            return kk2.getBean(ListLosses.class).list(creditorId, today);
        }
    }

    /** What is the same for all of them. */
    abstract static class OfCreditor implements Call {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Parameters(index = "0", paramLabel = "CREDITOR", description = "The creditor's id.")
        private String creditor;

        @Option(
                names = "--format",
                paramLabel = "text|csv|json",
                description = "How it is written; default: ${DEFAULT-VALUE}. json: one object a line.")
        private Format format = Format.TEXT;

        abstract Listing list(ApplicationContext kk2, String creditorId, LocalDate today);

        @Override
        public final Mode mode() {
            return Mode.CASE;
        }

        @Override
        public final int execute(ApplicationContext kk2, PrintStream out, PrintStream err) {
            var creditors = kk2.getBean(Creditors.class);
            creditors.reload();
            if (creditors.inForce().stream().noneMatch(one -> one.id().equals(creditor))) {
                err.println("refused: there is no creditor " + creditor + "; remedy: name one by its id");
                return 1;
            }
            var today = kk2.getBean(BusinessDate.class).today();
            print(list(kk2, creditor, today), out);
            return 0;
        }

        private void print(Listing listing, PrintStream out) {
            switch (format) {
                case TEXT -> listing.lines().forEach(out::println);
                case CSV -> out.print(csv(listing));
                case JSON -> listing.rows().forEach(row -> out.println(json(listing.columns(), row)));
            }
        }

        private static String csv(Listing listing) {
            var text = new StringBuilder();
            try (var printer = CSVFormat.RFC4180.print(text)) {
                printer.printRecord(listing.columns());
                for (var row : listing.rows()) {
                    printer.printRecord(row.stream()
                            .map(value -> value instanceof String words ? CsvCell.text(words) : value)
                            .toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }

        private static String json(List<String> columns, List<Object> row) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(camelCase(columns.get(i)), plain(row.get(i)));
            }
            try {
                return JSON.writeValueAsString(object);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Amounts are numbers with two decimals, dates are texts. */
        private static Object plain(Object value) {
            if (value instanceof Money money) {
                return money.amount();
            }
            return value instanceof LocalDate date ? date.toString() : value;
        }

        /** paid out → paidOut. */
        private static String camelCase(String words) {
            var name = new StringBuilder();
            for (var word : words.split(" ", -1)) {
                name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            return name.toString();
        }
    }
}
