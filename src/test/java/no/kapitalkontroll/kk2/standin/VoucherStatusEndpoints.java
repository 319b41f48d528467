package no.kapitalkontroll.kk2.standin;

import java.util.List;

/** How debt collection stands, shown on the invoice's voucher: open to listed integrations only, never changed, the latest counts. */
final class VoucherStatusEndpoints {

    private VoucherStatusEndpoints() {}

    static void register(Endpoints endpoints) {
        endpoints.on("GET", "/voucherStatus", call -> {
            requireListing(call.books());
            var vouchers = call.ids("voucherIds");
            return Paging.page(
                    call,
                    "VoucherStatus",
                    call.books().caseStatuses.stream()
                            .filter(status -> vouchers == null || vouchers.contains(voucherOf(status)))
                            .toList());
        });
        endpoints.on("POST", "/voucherStatus", VoucherStatusEndpoints::tell);
    }

    static List<Thing> of(Books books, long voucherId) {
        return books.caseStatuses.stream()
                .filter(status -> voucherOf(status) == voucherId)
                .toList();
    }

    private static Answer tell(Call call) {
        requireListing(call.books());
        var body = call.json();
        var voucher = call.books().vouchers.get(body.path("voucher").path("id").asLong());
        if (voucher == null) {
            throw ApiProblem.refused("voucher.id", "Kan ikke være null.");
        }
        var id = call.books().nextId();
        var status = new SimpleThing(
                "VoucherStatus",
                id,
                "voucherStatus",
                new Json()
                        .with("id", id)
                        .with("version", 0)
                        .with("voucher", voucher)
                        .with("type", "DEBT_COLLECTION")
                        .with("status", body.path("status").asText(""))
                        .with("message", body.path("message").asText("NONE"))
                        .with("referenceNumber", body.path("referenceNumber").asText(""))
                        .with("comment", ""));
        call.books().caseStatuses.add(status);
        return call.answerOne(201, status);
    }

    private static void requireListing(Books books) {
        if (!books.mayTellCaseStatus) {
            throw ApiProblem.of(403, 9000, "Du har ikke tilgang til denne funksjonen.");
        }
    }

    private static long voucherOf(Thing status) {
        return ((Thing) status.properties().get("voucher")).id();
    }
}
