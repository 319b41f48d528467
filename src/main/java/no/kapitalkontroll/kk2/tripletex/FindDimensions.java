package no.kapitalkontroll.kk2.tripletex;

import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Finds departments (avdelinger) and projects (prosjekter): by their numbers, or those of the orders behind an invoice. */
@Component
public class FindDimensions {

    private final Pages pages;
    private final TripletexClient client;

    FindDimensions(Pages pages, TripletexClient client) {
        this.pages = pages;
        this.client = client;
    }

    /** What one order bears, by id; null for none. */
    public record OfOrder(Long departmentId, Long projectId) {}

    public Optional<Long> department(String creditorId, String number) {
        return numbered(
                TripletexCall.get(creditorId, "/department").with("departmentNumber", number),
                "departmentNumber",
                number);
    }

    public Optional<Long> project(String creditorId, String number) {
        return numbered(TripletexCall.get(creditorId, "/project").with("number", number), "number", number);
    }

    /** One for each order behind an invoice. */
    public List<OfOrder> ofInvoice(String creditorId, long invoiceId) {
        var answer = client.call(TripletexCall.get(creditorId, "/invoice/" + invoiceId)
                .with("fields", "id,orders(id,department(id),project(id))"));
        try {
            return new Row(answer.path("value"))
                    .list("orders").stream()
                            .map(order -> new OfOrder(order.idOrNullOf("department"), order.idOrNullOf("project")))
                            .toList();
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.REPORT);
        }
    }

    /** Compared here too: the list may find a number as a part of another. */
    private Optional<Long> numbered(TripletexCall list, String field, String number) {
        return pages.all(list.with("fields", "id," + field)).stream()
                .filter(row -> number.equals(row.path(field).asText()))
                .map(row -> new Row(row).id())
                .findFirst();
    }
}
