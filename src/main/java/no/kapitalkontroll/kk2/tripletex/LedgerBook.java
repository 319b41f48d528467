package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger.LedgerProduct;
import org.springframework.stereotype.Component;

/** Finds what a creditor's account and product numbers stand for in its books: a posting names everything by id. */
@Component
public class LedgerBook {

    /** Everything: to name {@code requiresFreeDimension1} where it is not known yet would be refused. */
    static final String ACCOUNT_FIELDS = "*,vatType(id,number),legalVatTypes(id,number)";

    static final String PRODUCT_FIELDS = "id,number,isInactive";
    static final String VAT_FIELDS = "id,number";

    private final Pages pages;

    LedgerBook(Pages pages) {
        this.pages = pages;
    }

    /** Three short lists; worth keeping for the length of a run. */
    public ResolvedLedger resolve(String creditorId, Set<Integer> accountNumbers, Set<String> productNumbers) {
        Page<LedgerAccount> accounts = accounts(creditorId, accountNumbers);
        Page<LedgerProduct> products = products(creditorId, productNumbers);
        List<RefusedItem> refused = new ArrayList<>(accounts.refused());
        refused.addAll(products.refused());
        return new ResolvedLedger(
                byKey(accounts.items(), LedgerAccount::number),
                byKey(products.items(), LedgerProduct::number),
                vatTypes(creditorId),
                refused);
    }

    private Page<LedgerAccount> accounts(String creditorId, Set<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Page.empty();
        }
        List<JsonNode> rows = pages.all(TripletexCall.get(creditorId, "/ledger/account")
                .with("number", commaList(new TreeSet<>(numbers)))
                .with("fields", ACCOUNT_FIELDS));
        return Page.of(
                "account",
                rows.stream()
                        .filter(row -> numbers.contains(row.path("number").asInt()))
                        .toList(),
                LedgerBook::account);
    }

    private Page<LedgerProduct> products(String creditorId, Set<String> numbers) {
        if (numbers.isEmpty()) {
            return Page.empty();
        }
        TripletexCall list = TripletexCall.get(creditorId, "/product").with("fields", PRODUCT_FIELDS);
        for (String number : new TreeSet<>(numbers)) {
            // a repeated parameter, unlike the comma lists elsewhere
            list = list.with("productNumber", number);
        }
        return Page.of(
                "product",
                pages.all(list).stream()
                        .filter(row -> numbers.contains(row.path("number").asText()))
                        .toList(),
                row -> new LedgerProduct(row.id(), row.neededText("number"), row.flagOrFalse("isInactive")));
    }

    private Map<String, Long> vatTypes(String creditorId) {
        List<JsonNode> rows =
                pages.all(TripletexCall.get(creditorId, "/ledger/vatType").with("fields", VAT_FIELDS));
        return Page.of("vat type", rows, row -> Map.entry(row.neededText("number"), row.id())).items().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::min));
    }

    private static LedgerAccount account(Row row) {
        Row vat = row.has("vatType") ? row.needs("vatType") : null;
        return new LedgerAccount(
                row.id(),
                row.smallNumber("number"),
                row.text("ledgerType"),
                row.flag("vatLocked"),
                vat == null ? null : vat.text("number"),
                vat == null ? null : Long.valueOf(vat.id()),
                row.list("legalVatTypes").stream()
                        .map(legal -> legal.text("number"))
                        .filter(Objects::nonNull)
                        .toList(),
                row.flagOrFalse("isInactive"),
                row.flagOrFalse("requiresDepartment"),
                row.flagOrFalse("requiresProject"),
                row.flagOrFalse("requiresFreeDimension1")
                        || row.flagOrFalse("requiresFreeDimension2")
                        || row.flagOrFalse("requiresFreeDimension3"),
                row.flagOrFalse("isBankAccount"),
                row.text("bankAccountNumber"));
    }

    private static String commaList(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static <K, V> Map<K, V> byKey(List<V> items, Function<V, K> key) {
        return items.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> first));
    }
}
