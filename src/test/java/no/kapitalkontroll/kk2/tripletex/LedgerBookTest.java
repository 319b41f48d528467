package no.kapitalkontroll.kk2.tripletex;

import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger.LedgerProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LedgerBookTest extends OnTheWire {

    private static final String RECEIVABLES = """
            {"id":5,"number":1500,"ledgerType":"CUSTOMER","vatLocked":true,"vatType":{"id":0,"number":"0"},
             "legalVatTypes":[{"id":0,"number":"0"}],"isInactive":false,"requiresDepartment":false,
             "requiresProject":false,"isBankAccount":false}""";
    private static final String INCOME = """
            {"id":6,"number":3909,"ledgerType":"GENERAL","vatLocked":false,"vatType":null,
             "legalVatTypes":[{"id":0,"number":"0"},{"id":32,"number":"33"}],"isInactive":true,"requiresDepartment":true,
             "requiresProject":true,"isBankAccount":true,"bankAccountNumber":"12345678903"}""";

    @Autowired
    LedgerBook ledgerBook;

    @Test
    void numbers_become_ids() {
        TRIPLETEX.then(
                list(RECEIVABLES, INCOME),
                list("{\"id\":81,\"number\":\"S100\",\"isInactive\":false}", "{\"id\":82,\"number\":\"S1000\"}"),
                list("{\"id\":0,\"number\":\"0\"}", "{\"id\":32,\"number\":\"33\"}"));

        ResolvedLedger ledger = ledgerBook.resolve(FJELLHEIM, Set.of(3909, 1500), Set.of("S100", "R100"));

        assertThat(ledger.accounts())
                .containsOnly(
                        Map.entry(
                                1500,
                                new LedgerAccount(
                                        5,
                                        1500,
                                        "CUSTOMER",
                                        true,
                                        "0",
                                        0L,
                                        List.of("0"),
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        null)),
                        Map.entry(
                                3909,
                                new LedgerAccount(
                                        6,
                                        3909,
                                        "GENERAL",
                                        false,
                                        null,
                                        null,
                                        List.of("0", "33"),
                                        true,
                                        true,
                                        true,
                                        false,
                                        true,
                                        "12345678903")));
        assertThat(ledger.products()).containsOnly(Map.entry("S100", new LedgerProduct(81, "S100", false)));
        assertThat(ledger.vatTypeIds()).containsOnly(Map.entry("0", 0L), Map.entry("33", 32L));
        assertThat(ledger.refused()).isEmpty();
    }

    @Test
    void accounts_are_asked_as_a_comma_list_and_products_by_repeating() {
        TRIPLETEX.then(list(), list(), list());

        ledgerBook.resolve(FJELLHEIM, Set.of(3909, 1500), Set.of("S100", "R100"));

        assertThat(TRIPLETEX.requests().get(0).value("number")).isEqualTo("1500,3909");
        assertThat(TRIPLETEX.requests().get(0).value("fields"))
                .isEqualTo("*,vatType(id,number),legalVatTypes(id,number)");
        assertThat(TRIPLETEX.requests().get(1).query())
                .startsWith("fields=id%2Cnumber%2CisInactive&productNumber=R100&productNumber=S100&");
        assertThat(TRIPLETEX.requests().get(2).value("fields")).isEqualTo("id,number");
    }

    @Test
    void an_account_that_cannot_be_read_is_refused_alone() {
        TRIPLETEX.then(list("{\"id\":6,\"number\":3909}", RECEIVABLES), list());

        ResolvedLedger ledger = ledgerBook.resolve(FJELLHEIM, Set.of(3909, 1500), Set.of());

        assertThat(ledger.accounts()).containsOnlyKeys(1500);
        assertThat(ledger.refused()).extracting(RefusedItem::reason).containsExactly("vatLocked: missing");
    }
}
