package no.kapitalkontroll.kk2.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * Something that a letter must hold. A template marks where it stands: {@code data-item="…"} on one element or several.
 *
 * @param name what {@code data-item} says
 * @param what in words
 * @param paragraph why it must be there
 * @param values what must stand in the marked elements, as the letter writes it; empty: any text
 */
record RequiredItem(String name, String what, String paragraph, List<String> values) {

    RequiredItem {
        values = List.copyOf(values);
    }

    /** What the letter that was described so must hold. */
    static List<RequiredItem> of(LetterKind kind, Map<String, Object> letter) {
        Items items = new Items(letter);
        items.add("creditor", "the creditor's name", "inkassoloven § 10 second paragraph a", "sender.name");
        items.add(
                "addressee",
                "the debtor's name and address",
                "inkassoloven § 3 a",
                "addressee.name",
                "addressee.address");
        items.add("date", "the date of the letter", "inkassoloven § 9: time limits run from it", "date");
        items.add(
                "concerns",
                "what the claim is about",
                "inkassoloven § 10 second paragraph b, inkassoforskriften § 1-2",
                "subject.concerns",
                "payments.invoiceNumber");
        if (kind == LetterKind.OBJECTION_ANSWER) {
            answer(items);
        }
        if (kind == LetterKind.RECEIPT) {
            receipt(items);
        } else if (letter.containsKey("asked")) {
            claim(items);
        }
        if (kind.isOfStep() || kind == LetterKind.REST) {
            items.add(
                    "objection",
                    "that the debtor can object, and how",
                    "inkassoloven §§ 8 and 10 first paragraph",
                    "deadline",
                    "subject.reference");
        }
        switch (kind) {
            case COLLECTION_NOTICE -> {
                items.add(
                        "collection-warning",
                        "that debt collection will be started",
                        "inkassoloven § 9 first paragraph");
                items.add("in-time", "what counts as payment in time", "inkassoloven § 9 second paragraph", "deadline");
            }
            case PAYMENT_DEMAND ->
                items.add(
                        "consequences",
                        "that non-payment can lead to more costs and legal enforcement",
                        "inkassoloven § 10 second paragraph e");
            case ENFORCEMENT_NOTICE ->
                items.add("conciliation", "that objections lead to the conciliation board", "inkassoloven § 8");
            case INSTALMENT_AGREEMENT -> agreement(items);
            default -> {}
        }
        if (Boolean.TRUE.equals(letter.get("enforcementNotice"))) {
            items.add(
                    "enforcement-warning",
                    "that an attachment will be asked for, and when",
                    "tvangsfullbyrdelsesloven § 4-18",
                    "deadline");
            items.add(
                    "enforcement-basis",
                    "that this letter can be the basis of enforcement",
                    "tvangsfullbyrdelsesloven § 7-2 f");
        }
        if ("en".equals(letter.get("language"))) {
            items.add("governs", "that the Norwegian text governs", "inkassoloven § 8");
            items.add("norwegian", "the Norwegian letter", "inkassoloven § 8", "sender.name", "addressee.name");
        }
        return items.list;
    }

    /** Each part by itself, the sum, the rates, and how and when to pay. */
    private static void claim(Items items) {
        String parts = "inkassoloven § 10 second paragraph c";
        items.add("principal", "the principal", parts, "principal", "others.principal");
        items.addIfAny("interest", "each line of interest", parts, "interest.amount", "others.interest.amount");
        items.addIfAny(
                "fees",
                "each fee by itself with its paragraph",
                "inkassoloven § 10 second paragraph c, inkassoforskriften § 1-2",
                "fees.amount",
                "fees.legalBasis",
                "others.fees.amount",
                "others.fees.legalBasis",
                "others.feesInOne");
        items.add("total", "the sum of the claim", parts, "grandTotal");
        boolean merged = !items.values("others.total").isEmpty();
        items.addIfAny(
                merged ? "interest" : "rates",
                "the rates of interest and the day they run from",
                "inkassoloven § 10 second paragraph d",
                "interestFrom",
                "rates",
                "others.rates");
        if (items.values("rates").isEmpty() && !items.values("kind").contains(LetterKind.REMINDER_FREE.word())) {
            items.addIfAny("rates", "the rate of interest", "inkassoloven § 10 second paragraph d", "ratePercent");
        }
        items.add(
                "payment",
                "account, KID or message, and amount",
                "inkassoloven § 8: the debtor must be able to pay rightly",
                "sender.bankAccount",
                "asked.amount",
                merged ? "payments.amount" : "asked.amount",
                "payments.kid");
        items.addIfAny(
                "deadline",
                "the time limit",
                "inkassoloven §§ 9 and 10: at least 14 days, inkassoforskriften § 1-3",
                "asked.deadline");
    }

    private static void agreement(Items items) {
        items.add(
                "acknowledgment",
                "the acknowledgment of the debt",
                "foreldelsesloven § 14",
                "addressee.name",
                "sender.name",
                "grandTotal");
        items.add(
                "terms",
                "each instalment with date, amount, account and KID",
                "inkassoloven § 8",
                "instalments.terms.dueOn",
                "instalments.terms.amount",
                "sender.bankAccount",
                "subject.kid");
        items.add("coverage-order", "what a payment covers first", "inkassoloven § 8");
        items.add("default", "what happens when an instalment is not paid", "inkassoloven § 8");
        items.add("no-fee", "that the agreement bears no fee", "inkassoloven § 17");
        items.add(
                "signatures",
                "a place for the signatures of both",
                "foreldelsesloven § 14",
                "sender.name",
                "addressee.name");
    }

    private static void answer(Items items) {
        items.add(
                "received",
                "when the objection came",
                "inkassoloven § 8",
                "objection.receivedOn",
                "objection.disputed");
        items.add("no-cost", "that the treatment is free", "inkassoloven § 17");
        boolean pending = items.values("objection.outcome").contains("received");
        if (pending) {
            items.add("stopped", "what is stopped", "inkassoloven §§ 8 and 17");
            items.add("handler", "who looks into it", "inkassoloven § 8", "objection.handler");
        } else {
            items.add("decision", "how the creditor decided", "inkassoloven § 8");
            items.addIfAny("reasons", "the reasons", "inkassoloven § 8", "objection.reasons");
        }
        if (items.values("objection.outcome").contains("rejected")) {
            items.add("conciliation", "that the claim must go to the conciliation board", "inkassoloven § 8");
        }
    }

    private static void receipt(Items items) {
        items.add("nothing-left", "that nothing is left", "inkassoloven § 8");
        items.addIfAny(
                "settlement",
                "each payment with what it covered",
                "inkassoloven § 8",
                "settlement.payments.amount",
                "settlement.payments.principal",
                "settlement.payments.fees",
                "settlement.payments.interest");
        items.addIfAny("waived", "what is waived", "inkassoloven § 8", "settlement.waived");
        items.addIfAny("refund", "what is paid back", "inkassoloven § 8", "settlement.refundDue");
    }

    /** The items of one letter in the making. */
    private static final class Items {

        private final Map<String, Object> letter;
        private final List<RequiredItem> list = new ArrayList<>();

        Items(Map<String, Object> letter) {
            this.letter = letter;
        }

        void add(String name, String what, String paragraph, String... paths) {
            list.add(new RequiredItem(name, what, paragraph, values(paths)));
        }

        void addIfAny(String name, String what, String paragraph, String... paths) {
            if (!values(paths).isEmpty()) {
                add(name, what, paragraph, paths);
            }
        }

        /** All texts at these places of the letter; a list on the way stands for each of its members. */
        List<String> values(String... paths) {
            List<String> found = new ArrayList<>();
            for (String path : paths) {
                collect(letter, path, found);
            }
            return found;
        }

        private static void collect(Object place, String path, List<String> found) {
            if (place instanceof List<?> members) {
                members.forEach(member -> collect(member, path, found));
            } else if (place instanceof Map<?, ?> map) {
                String[] steps = path.split("\\.", 2);
                collect(map.get(steps[0]), steps.length > 1 ? steps[1] : "", found);
            } else if (place instanceof String text) {
                found.add(text);
            }
        }
    }
}
