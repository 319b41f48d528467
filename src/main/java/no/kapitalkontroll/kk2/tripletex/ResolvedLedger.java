package no.kapitalkontroll.kk2.tripletex;

import java.util.List;
import java.util.Map;

/**
 * What the numbers of a creditor file stand for in its books. What is not there is missing from the maps.
 *
 * @param vatTypeIds by VAT code: the id is not the code
 * @param refused accounts and products that could not be read
 */
public record ResolvedLedger(
        Map<Integer, LedgerAccount> accounts,
        Map<String, LedgerProduct> products,
        Map<String, Long> vatTypeIds,
        List<RefusedItem> refused) {

    /** A product (produkt) that a posting may name. */
    public record LedgerProduct(long id, String number, boolean inactive) {}

    public ResolvedLedger {
        accounts = Map.copyOf(accounts);
        products = Map.copyOf(products);
        vatTypeIds = Map.copyOf(vatTypeIds);
        refused = List.copyOf(refused);
    }
}
