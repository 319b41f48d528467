package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Vouchers: reading, looking up, entering. */
final class VoucherEndpoints {

    private VoucherEndpoints() {}

    static void register(Endpoints endpoints, Supplier<LocalDate> today) {
        endpoints.on("GET", "/ledger/voucher", VoucherEndpoints::vouchers);
        endpoints.on(
                "GET",
                "/ledger/voucher/{id}",
                call -> call.answerFound(call.books().vouchers.get(call.pathId())));
        endpoints.on("GET", "/ledger/voucher/>externalVoucherNumber", VoucherEndpoints::byExternalNumber);
        endpoints.on("GET", "/ledger/voucher/>nonPosted", VoucherEndpoints::nonPosted);
        endpoints.on("POST", "/ledger/voucher", call -> {
            var voucher =
                    new EnterVoucher(call.books(), today.get()).enter(call.json(), call.flag("sendToLedger", true));
            return call.answerOne(201, voucher);
        });
    }

    private static Answer vouchers(Call call) {
        var window = call.window("dateFrom", "dateTo");
        var ids = call.ids("id");
        var numbers = call.ids("number");
        var matched = call.books().vouchers.values().stream()
                .filter(voucher -> !voucher.waiting)
                .filter(voucher -> window.contains(voucher.date))
                .filter(voucher -> ids == null || ids.contains(voucher.id))
                .filter(voucher -> numbers == null || numbers.contains((long) voucher.number))
                .toList();
        int postings = matched.stream().mapToInt(v -> v.postings.size()).sum();
        return Paging.page(call, "Voucher", matched, new Json().with("totalNumberOfPostings", postings));
    }

    private static Answer byExternalNumber(Call call) {
        var wanted = call.text("externalVoucherNumber");
        List<Voucher> matched = new ArrayList<>();
        for (var voucher : call.books().vouchers.values()) {
            if (wanted == null || voucher.externalVoucherNumber.equals(wanted)) {
                if (voucher.hiddenLookups > 0) {
                    voucher.hiddenLookups--;
                } else {
                    matched.add(voucher);
                }
            }
        }
        return Paging.page(call, "Voucher", matched);
    }

    private static Answer nonPosted(Call call) {
        if (!call.has("includeNonApproved")) {
            throw ApiProblem.badParameter("includeNonApproved", "Kan ikke være null.");
        }
        boolean includeNonApproved = call.flag("includeNonApproved", false);
        var window = DateWindow.of(call.date("dateFrom"), call.date("dateTo"), "dateFrom", "dateTo");
        var matched = call.books().vouchers.values().stream()
                .filter(voucher -> voucher.waiting && includeNonApproved)
                .filter(voucher -> window.contains(voucher.date))
                .toList();
        return Paging.page(call, "Voucher", matched);
    }
}
