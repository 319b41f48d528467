package no.kapitalkontroll.kk2.voucher;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Dimension;
import no.kapitalkontroll.kk2.tripletex.FindDimensions;
import no.kapitalkontroll.kk2.tripletex.FindDimensions.OfOrder;
import no.kapitalkontroll.kk2.voucher.Dimensions.Chosen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Chooses department and project as the creditor's file says: none, one by its number, or that of the orders behind the
 * invoice. Those are read when a voucher is written and never kept; where several differ, none is chosen and the voucher says so.
 */
@Component
class ChooseDimensions {

    private final JdbcClient jdbc;
    private final FindDimensions find;

    ChooseDimensions(JdbcClient jdbc, FindDimensions find) {
        this.jdbc = jdbc;
        this.find = find;
    }

    Dimensions of(VoucherToPost proposal, Creditor creditor) {
        var terms = creditor.voucher();
        List<OfOrder> orders = List.of(terms.department(), terms.project()).contains(Dimension.OF_INVOICE)
                ? find.ofInvoice(creditor.id(), invoiceId(proposal))
                : List.of();
        return new Dimensions(
                choose(
                        new Asked("department", "avdeling", terms.department()),
                        number -> find.department(creditor.id(), number),
                        orders.stream().map(OfOrder::departmentId).toList()),
                choose(
                        new Asked("project", "prosjekt", terms.project()),
                        number -> find.project(creditor.id(), number),
                        orders.stream().map(OfOrder::projectId).toList()));
    }

    /** @param norwegian as descriptions name it */
    private record Asked(String word, String norwegian, Dimension dimension) {}

    private static Chosen choose(Asked asked, Function<String, Optional<Long>> byNumber, List<Long> ofOrders) {
        return switch (asked.dimension().from()) {
            case NONE -> Chosen.none("voucher." + asked.word() + " names none");
            case NUMBER ->
                Chosen.of(byNumber.apply(asked.dimension().number())
                        .orElseThrow(() -> new UnbookableProposal(
                                asked.word() + " " + asked.dimension().number() + " is not in Tripletex",
                                "make it there, or name another one as voucher." + asked.word()
                                        + " in the creditor file; then retry")));
            case INVOICE -> ofOrders(asked, new HashSet<>(ofOrders));
        };
    }

    private static Chosen ofOrders(Asked asked, Set<Long> different) {
        if (different.size() > 1) {
            return new Chosen(
                    null, "the orders of the invoice differ in it", asked.norwegian() + " ikke satt: ordrene er ulike");
        }
        var only = different.stream().filter(id -> id != null).findFirst();
        return only.isPresent() ? Chosen.of(only.get()) : Chosen.none("the orders of the invoice name none");
    }

    private long invoiceId(VoucherToPost proposal) {
        return jdbc.sql("SELECT invoice_id FROM cases WHERE id = ?")
                .param(proposal.effect().caseId())
                .query(Long.class)
                .single();
    }
}
