package no.kapitalkontroll.kk2.creditor;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.calendar.HolidayStop;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.CreditDate;
import no.kapitalkontroll.kk2.core.identifier.BankAccountNumber;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.RestPolicy;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;
import no.kapitalkontroll.kk2.yaml.Kind;
import no.kapitalkontroll.kk2.yaml.Problem;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/**
 * The text of a creditor file → the creditor, or everything that is wrong with it. All keys and their defaults stand here
 * (rules §§ 1 to 5 and 8); {@code docker/creditors/fjellheim.yaml} explains each of them.
 */
public final class ParseCreditorFile {

    static final Kind<String> ID = Kind.matching(
            "an id", "write 1 to 30 of a-z, 0-9 and -", Pattern.compile("[a-z0-9-]{1,30}"), "", text -> text);

    static final Kind<String> ORGANISATION_NUMBER = new Kind<>(
            "an organisation number", "write its nine digits, the last one is a check digit", "", text -> Optional.of(
                            text)
                    .filter(OrganisationNumber::isValid)
                    .map(valid -> new OrganisationNumber(valid).digits()));

    static final Kind<String> BANK_ACCOUNT = new Kind<>(
            "a Norwegian bank account",
            "write its eleven digits in quotes, like \"1234.56.78903\"; the last one is a check digit",
            "",
            text -> Optional.of(text).filter(BankAccountNumber::isValid).map(valid -> new BankAccountNumber(valid)
                    .digits()));

    static final Kind<String> POSTAL_CODE = Kind.matching(
            "a Norwegian postal code",
            "write four digits in quotes, like \"0155\"",
            Pattern.compile("[0-9]{4}"),
            "",
            text -> text);

    static final Kind<String> PHONE = Kind.matching(
            "a phone number", "write digits and spaces", Pattern.compile("\\+?[0-9 ]{3,20}"), "", text -> text);

    static final Kind<Integer> ACCOUNT = Kind.number(1000, 999_999);
    static final Kind<Integer> COMPANY = Kind.number(0, 999_999_999);
    private static final Kind<Integer> LEAD_DAYS = Kind.number(0, 10);
    private static final Kind<Dimension> DIMENSION = Kind.matching(
            "none, invoice or a number",
            "write none, invoice, or the number that it has in Tripletex",
            Pattern.compile("none|invoice|[0-9]{1,20}"),
            Dimension.NONE,
            ParseCreditorFile::dimension);
    private static final Kind<Language> LANGUAGE = Kind.oneOf(Language.class, Language::word);
    private static final Kind<Channel> CHANNEL = Kind.oneOf(Channel.class, ParseCreditorFile::word);
    private static final Kind<Bucket> BUCKET = Kind.oneOf(Bucket.class, ParseCreditorFile::word);

    private static final Kind<DayCount> DAY_COUNT = Kind.words(
            "actual/actual, actual/365",
            Map.of("actual/actual", DayCount.ACTUAL_ACTUAL, "actual/365", DayCount.ACTUAL_365),
            DayCount.ACTUAL_ACTUAL);

    private static final Kind<Boolean> FEE_PER_DEBTOR_AND_DAY =
            Kind.words("debtor-and-day, claim", Map.of("debtor-and-day", true, "claim", false), true);

    private static final Kind<CompensationDate> COMPENSATION_DATE =
            Kind.oneOf(CompensationDate.class, ParseCreditorFile::word);

    private static final Kind<CreditDate> CREDIT_DATE = Kind.oneOf(CreditDate.class, ParseCreditorFile::word);

    private static final Kind<RestPolicy> REST_POLICY = Kind.oneOf(RestPolicy.class, ParseCreditorFile::word);

    /** A stop without an end would be the end of collecting. */
    private static final int LONGEST_STOP = 92;

    /** What stands in for a token that could not be found, until the file is refused for it. */
    private static final Secret NO_SECRET = Secret.of("");

    private final ReadSecret readSecret;
    private final Set<String> procedures;
    private final FindLogo findLogo = new FindLogo();

    /**
     * @param environment where references to tokens are looked up
     * @param procedures the names of the procedures that exist
     */
    public ParseCreditorFile(Map<String, String> environment, Set<String> procedures) {
        this.readSecret = new ReadSecret(environment);
        this.procedures = Set.copyOf(procedures);
    }

    /**
     * @param file where the text comes from, or came from: its name gives the id, its folder holds the logo
     */
    public ParsedCreditorFile parse(Path file, String text) {
        return parse(file, text, true);
    }

    /** As {@link #parse}, for a version that was good once: a logo that is gone by now is left out. */
    public ParsedCreditorFile parseKept(Path file, String text) {
        return parse(file, text, false);
    }

    private ParsedCreditorFile parse(Path file, String text, boolean logoMustExist) {
        var problems = new ArrayList<Problem>();
        var mapping = YamlMapping.read(text, problems);
        if (mapping.isAbsent()) {
            return broken(file, problems);
        }
        var creditor = creditor(mapping, file, logoMustExist);
        mapping.refuseOtherKeys();
        return problems.isEmpty() ? new CreditorFile(creditor, text, sha256(text), file) : broken(file, problems);
    }

    /** The name of a creditor file without its suffix, which must be the creditor's id. */
    static String idOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private Creditor creditor(YamlMapping file, Path path, boolean logoMustExist) {
        var creditor = new Creditor(
                file.required("id", ID),
                file.required("name", Kind.TEXT),
                file.required("organisation-number", ORGANISATION_NUMBER),
                address(file.requiredMapping("address")),
                person(file.requiredMapping("contact")),
                caseHandlers(file),
                logo(file, path, logoMustExist),
                file.required("bank-account", BANK_ACCOUNT),
                file.required("from-address", Kind.EMAIL_ADDRESS),
                file.optional("language", LANGUAGE, Language.NB),
                tripletex(file.requiredMapping("tripletex")),
                accounts(file.requiredMapping("ledger")),
                products(file.requiredMapping("products")),
                procedure(file, "procedure", "standard"),
                procedure(file, "business-procedure", file.optional("procedure", Kind.TEXT, "standard")),
                collecting(file),
                coverageOrder(file),
                file.optional("day-count", DAY_COUNT, DayCount.ACTUAL_ACTUAL),
                voucher(file.mapping("voucher")));
        if (!creditor.id().isEmpty() && !creditor.id().equals(idOf(path))) {
            file.refuse("id", "is not the file's name", "name the file after the id, or the id after the file");
        }
        return creditor;
    }

    private static PostalAddress address(YamlMapping address) {
        var lines = address.values("lines", Kind.TEXT);
        if (!address.isAbsent() && (lines.isEmpty() || lines.size() > 4)) {
            address.refuse("lines", "has no line, or more than four", "write a list like [Storgata 1]");
        }
        return new PostalAddress(
                lines, address.required("postal-code", POSTAL_CODE), address.required("city", Kind.TEXT), "NO");
    }

    private static Person person(YamlMapping person) {
        return new Person(
                person.required("name", Kind.TEXT),
                person.required("email", Kind.EMAIL_ADDRESS),
                person.optional("phone", PHONE));
    }

    private static List<Person> caseHandlers(YamlMapping file) {
        var handlers = file.mappings("case-handlers").stream()
                .map(ParseCreditorFile::person)
                .toList();
        if (handlers.isEmpty()) {
            file.refuse("case-handlers", "names nobody", "write at least one with name and email");
        }
        return handlers;
    }

    private Optional<Path> logo(YamlMapping file, Path path, boolean mustExist) {
        var name = file.optional("logo", Kind.TEXT).filter(text -> !text.isEmpty());
        var logo = name.flatMap(text -> findLogo.find(path.toAbsolutePath().getParent(), text));
        if (mustExist && name.isPresent() && logo.isEmpty()) {
            file.refuse(
                    "logo",
                    "is not a readable PNG or JPEG in the folder of the file",
                    "put the picture there (at most 1 MB, 4000 pixels a side), or leave the key out");
        }
        return logo;
    }

    private TripletexAccess tripletex(YamlMapping tripletex) {
        var reference = tripletex.required("employee-token", Kind.TEXT);
        var token = reference.isEmpty() ? NO_SECRET : token(tripletex, reference);
        return new TripletexAccess(token, tripletex.optional("company-id", COMPANY, 0));
    }

    private Secret token(YamlMapping tripletex, String reference) {
        var answer = readSecret.read(reference);
        if (answer instanceof ReadSecret.NotFound notFound) {
            tripletex.refuse("employee-token", notFound.problem(), notFound.remedy());
            return NO_SECRET;
        }
        return ((ReadSecret.Found) answer).secret();
    }

    private static Map<AccountRole, Integer> accounts(YamlMapping ledger) {
        var accounts = new EnumMap<AccountRole, Integer>(AccountRole.class);
        for (var role : AccountRole.values()) {
            if (role == AccountRole.REFUNDS || role == AccountRole.LOSSES) {
                ledger.optional(word(role), ACCOUNT).ifPresent(number -> accounts.put(role, number));
            } else {
                accounts.put(role, ledger.required(word(role), ACCOUNT));
            }
        }
        if (!ledger.isAbsent()) {
            refuseMixedAccounts(ledger, accounts);
        }
        return accounts;
    }

    /** Money of the debtor, of the bank, of the creditor and what is lost must not meet on one account, or nothing reconciles. */
    private static void refuseMixedAccounts(YamlMapping ledger, Map<AccountRole, Integer> accounts) {
        for (var role : Set.of(AccountRole.RECEIVABLES, AccountRole.BANK, AccountRole.REFUNDS, AccountRole.LOSSES)) {
            var number = accounts.get(role);
            var used = accounts.values().stream()
                    .filter(other -> other.equals(number))
                    .count();
            if (used > 1 && ledger.has(word(role))) {
                ledger.refuse(word(role), "is the account of another key too", "give it an account of its own");
            }
        }
        var refunds = accounts.get(AccountRole.REFUNDS);
        if (refunds != null && !refunds.toString().startsWith("29")) {
            ledger.refuse(
                    word(AccountRole.REFUNDS), "is not a liability", "write an account 29xx, or leave the key out");
        }
    }

    private static Map<AccountRole, String> products(YamlMapping products) {
        return Map.of(
                AccountRole.FEE_INCOME, products.required("fee", Kind.TEXT),
                AccountRole.INTEREST_INCOME, products.required("interest", Kind.TEXT),
                AccountRole.COSTS, products.required("costs", Kind.TEXT));
    }

    private String procedure(YamlMapping file, String key, String otherwise) {
        var name = file.optional(key, Kind.TEXT, otherwise);
        if (!name.isEmpty() && !procedures.contains(name) && (file.has(key) || key.equals("procedure"))) {
            var known = procedures.stream().sorted().toList();
            file.refuse(key, "is not a known procedure", "write one of " + known + ", or add it to KK2_PROCEDURES");
        }
        return name;
    }

    private static Collecting collecting(YamlMapping file) {
        return new Collecting(
                file.required("start-date", Kind.DATE),
                file.optional("minimum-claim", Kind.AMOUNT_OF_MONEY, Money.ZERO),
                file.optional("small-rest", Kind.AMOUNT_OF_MONEY, Money.kroner(100)),
                file.optional("small-principal-rest", Kind.AMOUNT_OF_MONEY, Money.kroner(10)),
                file.optional("ignore-tripletex-dunning", Kind.YES_OR_NO, false),
                file.optional("business-compensation", Kind.YES_OR_NO, false),
                file.optional("fee-per", FEE_PER_DEBTOR_AND_DAY, true),
                channels(file.mapping("channels")),
                file.mapping("print").optional("lead-business-days", LEAD_DAYS, 1),
                holidayStops(file),
                file.optional("compensation-date", COMPENSATION_DATE, CompensationDate.DUE_DATE),
                file.optional("credit-date", CREDIT_DATE, CreditDate.CREDIT_NOTE_DATE),
                file.optional("rest-letter", Kind.YES_OR_NO, false),
                file.optional("receipt", Kind.YES_OR_NO, false),
                file.optional("rest-policy", REST_POLICY, RestPolicy.WAIVE),
                file.optional("digest", Kind.YES_OR_NO, true));
    }

    private static List<HolidayStop> holidayStops(YamlMapping file) {
        var stops = new ArrayList<HolidayStop>();
        for (var stop : file.mappings("holiday-stops")) {
            var from = stop.required("from", Kind.DATE);
            var to = stop.required("to", Kind.DATE);
            if (to.isBefore(from)) {
                stop.refuse("to", "lies before from", "write the first and the last day on which nothing is sent");
            } else if (to.isAfter(from.plusDays(LONGEST_STOP))) {
                stop.refuse("to", "is more than " + LONGEST_STOP + " days after from", "write a shorter stop");
            } else {
                stops.add(new HolidayStop(from, to));
            }
        }
        return stops;
    }

    private static Map<LetterKind, Channel> channels(YamlMapping channels) {
        return Arrays.stream(LetterKind.values())
                .collect(
                        toMap(Function.identity(), letter -> channels.optional(letter.word(), CHANNEL, Channel.EMAIL)));
    }

    private static List<Bucket> coverageOrder(YamlMapping file) {
        var usual = List.of(Bucket.values());
        if (!file.has("coverage-order")) {
            return usual;
        }
        var order = file.values("coverage-order", BUCKET);
        if (order.size() != usual.size() || !new HashSet<>(order).containsAll(usual)) {
            file.refuse(
                    "coverage-order",
                    "does not name each part of a claim once",
                    "write " + words(usual) + " in your order");
        }
        return order;
    }

    private static VoucherTerms voucher(YamlMapping voucher) {
        return new VoucherTerms(
                voucher.optional("send-to-ledger", Kind.YES_OR_NO, false),
                voucher.optional("close-postings", Kind.YES_OR_NO, true),
                voucher.optional("department", DIMENSION, Dimension.NONE),
                voucher.optional("project", DIMENSION, Dimension.NONE),
                voucher.optional("attach-calculation", Kind.YES_OR_NO, true),
                voucher.optional("case-status", Kind.YES_OR_NO, false));
    }

    private static Dimension dimension(String text) {
        return switch (text) {
            case "none" -> Dimension.NONE;
            case "invoice" -> Dimension.OF_INVOICE;
            default -> Dimension.numbered(text);
        };
    }

    private static List<String> words(List<Bucket> buckets) {
        return buckets.stream().map(ParseCreditorFile::word).toList();
    }

    /** FEE_INCOME → fee-income. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BrokenCreditorFile broken(Path file, List<Problem> problems) {
        var name = file.getFileName().toString();
        return new BrokenCreditorFile(problems.stream()
                .map(found -> new BrokenFile(name, idOf(file), found.key(), found.problem(), found.remedy()))
                .toList());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
