package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Vouchers: reading, looking up, entering. */
final class VoucherEndpoints {

    private static final Pattern FILE_PART = Pattern.compile(
            "Content-Disposition: form-data; name=\"file\"; filename=\"[^\"\r\n]+\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n(?<content>%PDF-.*%%EOF\\s*)\r\n--",
            Pattern.DOTALL);

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
            boolean sendToLedger = call.flag("sendToLedger", true);
            if (!call.switches().rightsAfterValidation || !call.json().isEmpty()) {
                requireRight(call.books(), sendToLedger);
            }
            return call.answerOne(201, new EnterVoucher(call.books(), today.get()).enter(call.json(), sendToLedger));
        });
        endpoints.on("POST", "/ledger/voucher/{voucherId}/attachment", VoucherEndpoints::attach);
    }

    private static void requireRight(Books books, boolean sendToLedger) {
        if (!books.mayEnterVouchers || (sendToLedger && !books.mayEnterAdvancedVouchers)) {
            throw ApiProblem.of(403, 9000, "Du har ikke tilgang til denne funksjonen.");
        }
    }

    /** What comes after the first upload is appended to it, page by page. */
    private static Answer attach(Call call) {
        var voucher = call.books().vouchers.get(call.pathId());
        if (voucher == null) {
            throw ApiProblem.notFound();
        }
        if (!call.books().mayEnterVouchers) {
            throw ApiProblem.of(403, 9000, "Du har ikke tilgang til denne funksjonen.");
        }
        var file = FILE_PART.matcher(call.body());
        if (!file.find()) {
            throw ApiProblem.refused("file", "Kan ikke være null.");
        }
        voucher.uploads.add(file.group("content"));
        voucher.version++;
        return call.answerOne(201, voucher);
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
