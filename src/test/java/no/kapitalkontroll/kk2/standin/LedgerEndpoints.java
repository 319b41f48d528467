package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Accounts, VAT types, products, periods, postings and their matching. */
final class LedgerEndpoints {

    private LedgerEndpoints() {}

    static void register(Endpoints endpoints) {
        endpoints.on("GET", "/ledger/account", LedgerEndpoints::accounts);
        endpoints.on(
                "GET",
                "/ledger/account/{id}",
                call -> one(call, call.books().accounts.values()));
        endpoints.on("GET", "/ledger/vatType", LedgerEndpoints::vatTypes);
        endpoints.on(
                "GET",
                "/ledger/vatType/{id}",
                call -> one(call, call.books().vatTypes.values()));
        endpoints.on("GET", "/department", call -> numbered(call, "Department", "departmentNumber"));
        endpoints.on("GET", "/project", call -> numbered(call, "Project", "number"));
        endpoints.on("GET", "/product", LedgerEndpoints::products);
        endpoints.on(
                "GET", "/product/{id}", call -> one(call, call.books().products.values()));
        endpoints.on("GET", "/ledger/accountingPeriod", LedgerEndpoints::accountingPeriods);
        endpoints.on("GET", "/ledger/postingRules", LedgerEndpoints::postingRules);
        endpoints.on("GET", "/ledger/closeGroup", LedgerEndpoints::closeGroups);
        endpoints.on(
                "GET",
                "/ledger/closeGroup/{id}",
                call -> one(call, call.books().closeGroups.values()));
        endpoints.on("GET", "/ledger/posting", LedgerEndpoints::postings);
        endpoints.on("GET", "/ledger/posting/openPost", LedgerEndpoints::openPostings);
        endpoints.on(
                "GET", "/ledger/posting/{id}", call -> one(call, call.books().bookedPostings()));
        endpoints.on("PUT", "/ledger/posting/:closePostings", LedgerEndpoints::closePostings);
    }

    private static Answer one(Call call, Iterable<? extends Thing> things) {
        long id = call.pathId();
        Thing found = null;
        for (var thing : things) {
            if (thing.id() == id) {
                found = thing;
            }
        }
        return call.answerFound(found);
    }

    private static Answer accounts(Call call) {
        var ids = call.ids("id");
        var numbers = call.ids("number");
        var matched = call.books().accounts.values().stream()
                .filter(account -> ids == null || ids.contains(account.id))
                .filter(account -> numbers == null || numbers.contains((long) account.number))
                .filter(account -> !call.has("isBankAccount") || account.isBank() == call.flag("isBankAccount", true))
                .filter(account -> !call.has("isInactive") || account.isInactive() == call.flag("isInactive", false))
                .filter(account ->
                        !call.has("ledgerType") || account.ledgerType.name().equals(call.text("ledgerType")))
                .toList();
        return Paging.page(call, "Account", matched);
    }

    private static Answer vatTypes(Call call) {
        var ids = call.ids("id");
        var matched = call.books().vatTypes.values().stream()
                .filter(type -> ids == null || ids.contains(type.id()))
                .filter(type -> !call.has("number") || words(call, "number").contains(type.number()))
                .toList();
        return Paging.page(call, "VatType", matched);
    }

    private static Answer products(Call call) {
        var ids = call.ids("ids");
        var matched = call.books().products.values().stream()
                .filter(product -> ids == null || ids.contains(product.id()))
                .filter(product -> !call.has("productNumber")
                        || words(call, "productNumber").contains(product.number()))
                .filter(product -> !call.has("number") || words(call, "number").contains(product.number()))
                .toList();
        return Paging.page(call, "Product", matched);
    }

    /** A department's number is looked for as a part of it, a project's as a whole. */
    private static Answer numbered(Call call, String model, String number) {
        var all = model.equals("Project") ? call.books().projects : call.books().departments;
        var matched = all.entrySet().stream()
                .filter(one -> !call.has(number)
                        || one.getKey().equals(call.text(number))
                        || (model.equals("Department") && one.getKey().contains(call.text(number))))
                .map(Map.Entry::getValue)
                .toList();
        return Paging.page(call, model, matched);
    }

    private static List<String> words(Call call, String name) {
        return Arrays.asList(call.text(name).split(",", -1));
    }

    private static Answer accountingPeriods(Call call) {
        var start = DateWindow.of(call.date("startFrom"), call.date("startTo"), "startFrom", "startTo");
        var end = DateWindow.of(call.date("endFrom"), call.date("endTo"), "endFrom", "endTo");
        var periods = new ArrayList<Thing>();
        var month = YearMonth.of(2021, 1);
        for (int number = 1; number <= 120; number++) {
            // The period's end is exclusive, as elsewhere.
            var first = month.atDay(1);
            var next = month.plusMonths(1).atDay(1);
            if (start.contains(first) && end.contains(next)) {
                periods.add(period(call.books(), number, month, first, next));
            }
            month = month.plusMonths(1);
        }
        return Paging.page(call, "AccountingPeriod", periods);
    }

    private static Thing period(Books books, int number, YearMonth month, LocalDate first, LocalDate next) {
        return new SimpleThing(
                "AccountingPeriod",
                number,
                "ledger/accountingPeriod",
                new Json()
                        .with("id", number)
                        .with("version", 0)
                        .with("name", month.toString())
                        .with("number", month.getMonthValue())
                        .with("start", first)
                        .with("end", next)
                        .with("isClosed", books.closedPeriods.contains(month)));
    }

    private static Answer postingRules(Call call) {
        return call.answerOne(new SimpleThing(
                "PostingRules",
                1,
                "ledger/postingRules",
                new Json()
                        .with("id", 1)
                        .with("version", 0)
                        .with("accountReceivableCustomersId", call.books().account(Books.RECEIVABLES))
                        .with("accountRoundDiffId", null)));
    }

    private static Answer closeGroups(Call call) {
        var window = call.window("dateFrom", "dateTo");
        var ids = call.ids("id");
        var matched = call.books().closeGroups.values().stream()
                .filter(group -> window.contains(group.date()))
                .filter(group -> ids == null || ids.contains(group.id()))
                .toList();
        return Paging.page(call, "CloseGroup", matched);
    }

    private static Answer postings(Call call) {
        var window = call.window("dateFrom", "dateTo");
        return Paging.page(call, "Posting", select(call, posting -> window.contains(posting.date)));
    }

    private static Answer openPostings(Call call) {
        var date = call.requiredDate("date");
        var matched = new ArrayList<>(select(call, posting -> posting.isOpen() && posting.date.isBefore(date)));
        matched.sort(Comparator.comparingLong(posting -> posting.voucher.id));
        return Paging.page(call, "Posting", matched);
    }

    private static List<Posting> select(Call call, Predicate<Posting> chosen) {
        var accountId = call.number("accountId");
        var customerId = call.number("customerId");
        var numberFrom = call.number("accountNumberFrom");
        var numberTo = call.number("accountNumberTo");
        return call.books().bookedPostings().stream()
                .filter(chosen)
                .filter(posting -> accountId == null || accountId == posting.account.id)
                .filter(posting ->
                        customerId == null || (posting.customer != null && customerId == posting.customer.id))
                .filter(posting -> numberFrom == null || posting.account.number >= numberFrom)
                .filter(posting -> numberTo == null || posting.account.number <= numberTo)
                .filter(posting -> !call.has("type") || call.text("type").equals(posting.type))
                .toList();
    }

    private static Answer closePostings(Call call) {
        var books = call.books();
        var chosen = new ArrayList<Posting>();
        var messages = new ArrayList<Map<String, Object>>();
        for (var node : call.json()) {
            var posting = books.bookedPostings().stream()
                    .filter(p -> p.id == node.asLong())
                    .findFirst()
                    .orElse(null);
            if (posting == null) {
                messages.add(message(node.asLong(), "Posteringen finnes ikke."));
            } else {
                chosen.add(posting);
            }
        }
        if (messages.isEmpty()) {
            objection(chosen).forEach((posting, text) -> messages.add(message(posting.id, text)));
        }
        if (messages.isEmpty()) {
            var latest = chosen.stream()
                    .map(Posting::date)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            books.close(chosen, latest);
            chosen.forEach(posting -> messages.add(message(posting.id, "")));
        }
        return new Answer(
                200,
                new Json()
                        .with("fullResultSize", messages.size())
                        .with("from", 0)
                        .with("count", messages.size())
                        .with("versionDigest", null)
                        .with("values", messages));
    }

    private static Map<Posting, String> objection(List<Posting> chosen) {
        var objections = new LinkedHashMap<Posting, String>();
        for (var posting : chosen) {
            if (!posting.isOpen()) {
                objections.put(posting, "Posteringen er allerede lukket.");
            } else if (posting.customer == null || posting.customer != chosen.get(0).customer) {
                objections.put(posting, "Posteringene må tilhøre samme kunde.");
            } else if (posting.account != chosen.get(0).account) {
                objections.put(posting, "Posteringene må ligge på samme konto.");
            }
        }
        if (objections.isEmpty() && (chosen.size() < 2 || Books.sum(chosen).signum() != 0)) {
            chosen.forEach(posting -> objections.put(posting, "Summen av posteringene er ikke lik 0."));
        }
        return objections;
    }

    private static Map<String, Object> message(long postingId, String text) {
        return new Json().with("postingId", postingId).with("message", text);
    }
}
