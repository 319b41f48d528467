package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.standin.Account.LedgerType;

/** Enters a voucher from a request's body, or refuses it in Tripletex' words (facts § 11, the table). */
final class EnterVoucher {

    private static final String NULL = "Kan ikke være null.";
    private final Books books;
    private final LocalDate today;

    EnterVoucher(Books books, LocalDate today) {
        this.books = books;
        this.today = today;
    }

    Voucher enter(JsonNode body, boolean sendToLedger) {
        requireKnownProperties("Voucher", body, "");
        requireNew(body, "");
        requirePresent(body);
        var date = date(body.get("date"), "date");
        var voucher = books.draftVoucher(date, today, body.get("description").asText());
        voucher.externalVoucherNumber = externalNumber(body);
        if (body.get("postings").isEmpty()) {
            throw withoutPostings();
        }
        for (var line : body.get("postings")) {
            addLine(voucher, line);
        }
        requireBalance(voucher);
        addVatLines(voucher);
        requireOpenPeriod(voucher);
        books.enter(voucher, sendToLedger);
        return voucher;
    }

    private static void requireKnownProperties(String model, JsonNode node, String path) {
        var contract = Contract.tripletex();
        node.properties().forEach(property -> {
            var name = path + property.getKey();
            var type = contract.property(model, property.getKey());
            if (type == null) {
                throw ApiProblem.unmappable(name);
            }
            if (contract.knowsModel(type)) {
                var element = Contract.elementOf(type);
                if (Contract.isList(type)) {
                    property.getValue().forEach(e -> requireKnownProperties(element, e, name + "."));
                } else {
                    requireKnownProperties(element, property.getValue(), name + ".");
                }
            }
        });
    }

    private static void requireNew(JsonNode node, String path) {
        for (var name : new String[] {"id", "version"}) {
            if (node.has(name)) {
                throw ApiProblem.refused(path + name, "ID kan ikke settes når man oppretter et objekt.");
            }
        }
    }

    private static void requirePresent(JsonNode body) {
        var missing = ApiProblem.of(422, 18000, "Validering feilet.");
        boolean complete = true;
        for (var name : new String[] {"date", "description", "postings"}) {
            if (!body.hasNonNull(name)) {
                missing.about(name, NULL);
                complete = false;
            }
        }
        if (!complete) {
            throw missing;
        }
    }

    private static ApiProblem withoutPostings() {
        return ApiProblem.refused("postings", "Et bilag kan ikke registreres uten posteringer.");
    }

    private static LocalDate date(JsonNode node, String field) {
        try {
            return LocalDate.parse(node.asText());
        } catch (DateTimeParseException e) {
            throw ApiProblem.refused(field, "Ugyldig datoformat.");
        }
    }

    private String externalNumber(JsonNode body) {
        var number = body.path("externalVoucherNumber").asText("");
        if (number.length() > 70) {
            throw ApiProblem.refused("externalVoucherNumber", "Må være mellom 0 og 70 tegn.");
        }
        if (books.switches.externalVoucherNumberUnique
                && !number.isEmpty()
                && books.vouchers.values().stream().anyMatch(v -> v.externalVoucherNumber.equals(number))) {
            throw ApiProblem.of(409, 14000, "Duplicate entry")
                    .about("externalVoucherNumber", "Eksternt bilagsnummer er allerede i bruk.");
        }
        return number;
    }

    private void addLine(Voucher voucher, JsonNode line) {
        requireNew(line, "postings.");
        int row = line.path("row").asInt(0);
        if (row < 1) {
            throw withoutPostings()
                    .about(
                            "postings.row",
                            "Posteringene på rad 0 (guiRow 0) er systemgenererte og kan ikke opprettes eller endres på utsiden av Tripletex.");
        }
        var account = account(line);
        var date = line.hasNonNull("date") ? date(line.get("date"), "postings.date") : voucher.date;
        var posting = books.addLine(voucher, row, date, account, amount(line));
        posting.description = line.path("description").asText(voucher.description);
        posting.invoiceNumber = line.path("invoiceNumber").asText("");
        posting.customer = customer(line, account);
        posting.product = product(line);
        posting.vatType = vatType(line, account);
        posting.department = oneOf(books.departments.values(), line, "department");
        posting.project = oneOf(books.projects.values(), line, "project");
        requireDimensions(posting);
        if (account.isBank() && books.reconciledMonths.contains(YearMonth.from(date))) {
            throw ApiProblem.refused(
                    "account", "An entry cannot be made in a period with a reconciled bank statement.");
        }
    }

    private Account account(JsonNode line) {
        if (!line.hasNonNull("account")) {
            throw ApiProblem.refused("postings.account", "Internt felt (account): Feltet må fylles ut.");
        }
        var reference = line.get("account");
        if (!reference.hasNonNull("id")) {
            throw ApiProblem.refused("postings.account.name", NULL);
        }
        return books.accounts.values().stream()
                .filter(account -> account.id == reference.get("id").asLong())
                .findFirst()
                .orElseThrow(() -> ApiProblem.refused("postings.account.id", "Objektet finnes ikke."));
    }

    /** Only the gross amounts count; a net {@code amount} is ignored. */
    private static BigDecimal amount(JsonNode line) {
        if (!line.hasNonNull("amountGross")) {
            throw ApiProblem.refused("postings.amountGross", NULL);
        }
        var gross = line.get("amountGross").decimalValue();
        var currency = line.hasNonNull("amountGrossCurrency")
                ? line.get("amountGrossCurrency").decimalValue()
                : null;
        if (currency == null || gross.compareTo(currency) != 0) {
            throw ApiProblem.refused(
                    "postings.amountGross",
                    "Beløp (amountGross) må være det samme som valutabeløpet (amountGrossCurrency).");
        }
        return gross.setScale(2, RoundingMode.HALF_UP);
    }

    private CustomerCard customer(JsonNode line, Account account) {
        var reference = line.path("customer").path("id");
        if (account.ledgerType == LedgerType.VENDOR) {
            throw ApiProblem.refused("postings.supplier.id", "Leverandør mangler.");
        }
        if (reference.isMissingNode() || reference.isNull()) {
            if (account.ledgerType == LedgerType.CUSTOMER) {
                throw ApiProblem.refused("postings.customer.id", "Kunde mangler.");
            }
            return null;
        }
        var customer = books.customers.get(reference.asLong());
        if (customer == null) {
            throw ApiProblem.refused("postings.customer.id", "Objektet finnes ikke.");
        }
        return customer;
    }

    private Product product(JsonNode line) {
        var reference = line.path("product").path("id");
        if (reference.isMissingNode() || reference.isNull()) {
            return null;
        }
        return books.products.values().stream()
                .filter(product -> product.id() == reference.asLong())
                .findFirst()
                .orElseThrow(() -> ApiProblem.refused("postings.product.id", "Objektet finnes ikke."));
    }

    private static Thing oneOf(Collection<Thing> things, JsonNode line, String name) {
        var reference = line.path(name).path("id");
        if (reference.isMissingNode() || reference.isNull()) {
            return null;
        }
        return things.stream()
                .filter(thing -> thing.id() == reference.asLong())
                .findFirst()
                .orElseThrow(() -> ApiProblem.refused("postings." + name + ".id", "Objektet finnes ikke."));
    }

    private static void requireDimensions(Posting posting) {
        var missing = posting.account.missing(posting.department != null, posting.project != null);
        if (missing != null) {
            throw ApiProblem.refused(missing, "Feltet må fylles ut.");
        }
    }

    private VatType vatType(JsonNode line, Account account) {
        var reference = line.path("vatType").path("id");
        if (reference.isMissingNode() || reference.isNull()) {
            return account.vatType();
        }
        var type = books.vatTypes.values().stream()
                .filter(vatType -> vatType.id() == reference.asLong())
                .findFirst()
                .orElseThrow(() -> ApiProblem.refused("postings.vatType.id", "Objektet finnes ikke."));
        if (account.isVatLocked() && !type.equals(account.vatType())) {
            throw ApiProblem.refused(
                    "postings.vatType.id",
                    "Kontoen %d %s er låst til mva-kode %s: %s."
                            .formatted(
                                    account.number,
                                    account.name,
                                    account.vatType().number(),
                                    account.vatType().name()));
        }
        if (!account.allows(type)) {
            throw ApiProblem.refused("postings.vatType.id", "Ugyldig mva-kode for kontoen.");
        }
        return type;
    }

    private static void requireBalance(Voucher voucher) {
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        Map<Integer, BigDecimal> rows = new LinkedHashMap<>();
        Map<Integer, Integer> linesOfRow = new LinkedHashMap<>();
        for (var posting : voucher.postings) {
            sums.merge(posting.date, posting.amountGross, BigDecimal::add);
            rows.merge(posting.row, posting.amountGross, BigDecimal::add);
            linesOfRow.merge(posting.row, 1, Integer::sum);
        }
        sums.forEach((date, sum) -> {
            if (sum.signum() != 0) {
                throw ApiProblem.refused(null, "Summen av posteringene for " + date + " er ikke lik 0.");
            }
        });
        rows.forEach((row, sum) -> {
            if (linesOfRow.get(row) > 1 && sum.signum() != 0) {
                throw ApiProblem.refused("postings.row", "Summen av posteringene på rad " + row + " er ikke lik 0.");
            }
        });
    }

    /** Tripletex splits the VAT off by itself, on row 0. */
    private void addVatLines(Voucher voucher) {
        for (var posting : voucher.postings()) {
            if (posting.vatType.bearsVat()) {
                var net = books.net(posting.amountGross);
                books.addLine(voucher, 0, posting.date, books.account(2700), posting.amountGross.subtract(net));
                posting.amount = net;
            }
        }
    }

    private void requireOpenPeriod(Voucher voucher) {
        for (var posting : voucher.postings) {
            if (books.closedPeriods.contains(YearMonth.from(posting.date))) {
                throw switch (books.switches.closedPeriodAnswer) {
                    case LOCKED_409 -> ApiProblem.of(409, 10000, "Perioden er lukket.");
                    case VALIDATION_422 -> ApiProblem.refused("date", "Perioden er lukket.");
                };
            }
        }
    }
}
