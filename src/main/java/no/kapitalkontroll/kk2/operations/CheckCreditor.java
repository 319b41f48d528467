package no.kapitalkontroll.kk2.operations;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.mail.MailDomains;
import no.kapitalkontroll.kk2.tripletex.LedgerAccount;
import no.kapitalkontroll.kk2.tripletex.LedgerBook;
import no.kapitalkontroll.kk2.tripletex.ReadPostingRules;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.WhoAmI;
import org.springframework.stereotype.Component;

/**
 * Tests one creditor: logo, sender, channels, token, company, rights, accounts, products, bank account, and Tripletex' own dunning.
 * Nothing is written in Tripletex.
 */
@Component
class CheckCreditor {

    private final WhoAmI whoAmI;
    private final LedgerBook ledgerBook;
    private final ReadPostingRules readPostingRules;
    private final CheckDebtors checkDebtors;
    private final CheckRights checkRights;
    private final MailDomains mailDomains;
    private final CheckLedger checkLedger = new CheckLedger();

    CheckCreditor(
            WhoAmI whoAmI,
            LedgerBook ledgerBook,
            ReadPostingRules readPostingRules,
            CheckDebtors checkDebtors,
            CheckRights checkRights,
            MailDomains mailDomains) {
        this.whoAmI = whoAmI;
        this.ledgerBook = ledgerBook;
        this.readPostingRules = readPostingRules;
        this.checkDebtors = checkDebtors;
        this.checkRights = checkRights;
        this.mailDomains = mailDomains;
    }

    List<Finding> on(Creditor creditor, LocalDate date) {
        var findings = new Findings(creditor.id());
        findings.add(logo(creditor));
        findings.add(sender(creditor));
        findings.add(channels(creditor));
        var company = company(creditor, findings);
        if (company.isEmpty()) {
            // without a session every other line would say the same
            return findings.all();
        }
        findings.add(organisationNumber(creditor, company.get()));
        var samples = checkDebtors.on(creditor, date, findings);
        var receivables = ledger(creditor, findings);
        checkRights.on(creditor, date, receivables.orElse(null), samples, findings);
        return findings.all();
    }

    private Optional<WhoAmI.Company> company(Creditor creditor, Findings findings) {
        try {
            var company = whoAmI.company(creditor.id());
            findings.ok("token", "opens the books");
            return Optional.of(company);
        } catch (TripletexFailure failure) {
            findings.fail("token", failure.remedy() + " (" + failure.getMessage() + ")");
            return Optional.empty();
        }
    }

    /** Who answers a letter writes to its sender, and what cannot be delivered comes back there. */
    private Finding sender(Creditor creditor) {
        var domain = creditor.fromAddress().substring(creditor.fromAddress().indexOf('@') + 1);
        var item = "from-address";
        return switch (mailDomains.of(domain)) {
            case TAKES_MAIL -> Finding.ok(creditor.id(), item, "its domain " + domain + " takes mail");
            case TAKES_NONE ->
                Finding.warn(
                        creditor.id(),
                        item,
                        "its domain %s takes no mail: what comes back is lost; name a mail server for it, or another address"
                                .formatted(domain));
            case NO_SUCH_DOMAIN ->
                Finding.warn(
                        creditor.id(),
                        item,
                        "there is no domain %s: most mail servers refuse such a sender; mend the address"
                                .formatted(domain));
            case NOBODY_KNOWS ->
                Finding.warn(
                        creditor.id(),
                        item,
                        "no name server answered about %s; see to it that the machine can ask one, or look it up elsewhere"
                                .formatted(domain));
        };
    }

    private static Finding logo(Creditor creditor) {
        return creditor.logo()
                .map(file -> Files.isReadable(file)
                        ? Finding.ok(creditor.id(), "logo", "readable")
                        : Finding.fail(creditor.id(), "logo", "not readable; mend the file or take the key out"))
                .orElse(Finding.ok(creditor.id(), "logo", "none named"));
    }

    /** Rules § 4: that plain e-mail is safe enough in law is uncertain. */
    private static Finding channels(Creditor creditor) {
        var plain = creditor.collecting().channels().entrySet().stream()
                .filter(channel -> channel.getKey().isOfStep())
                .filter(channel -> channel.getValue() == Channel.EMAIL)
                .map(Map.Entry::getKey)
                .map(LetterKind::word)
                .collect(Collectors.joining(", "));
        return plain.isEmpty()
                ? Finding.ok(creditor.id(), "channels", "no letter goes by e-mail alone")
                : Finding.warn(
                        creditor.id(),
                        "channels",
                        plain + " by plain e-mail alone; whether that is safe enough (inkassoloven § 3 a) is uncertain:"
                                + " choose paper or both, or decide it knowingly");
    }

    private static Finding organisationNumber(Creditor creditor, WhoAmI.Company company) {
        var item = "organisation-number";
        if (company.organisationNumber() == null) {
            return Finding.warn(creditor.id(), item, "Tripletex does not show the company's; compare it there by hand");
        }
        return company.organisationNumber().replaceAll("\\D", "").equals(creditor.organisationNumber())
                ? Finding.ok(creditor.id(), item, "the same in Tripletex")
                : Finding.fail(
                        creditor.id(),
                        item,
                        "the token opens the books of another company; mend tripletex.employee-token,"
                                + " tripletex.company-id or organisation-number");
    }

    /** The id of the receivables account, when it is there. */
    private Optional<Long> ledger(Creditor creditor, Findings findings) {
        var id = creditor.id();
        findings.attempt(Right.VAT_TYPES, () -> ledgerBook.resolve(id, Set.of(), Set.of()));
        var products = Set.copyOf(creditor.products().values());
        findings.attempt(Right.PRODUCTS, () -> ledgerBook.resolve(id, Set.of(), products))
                .ifPresent(ledger -> findings.addAll(checkLedger.products(creditor, ledger)));
        var numbers = Set.copyOf(creditor.accounts().values());
        var accounts = findings.attempt(Right.ACCOUNTS, () -> ledgerBook.resolve(id, numbers, Set.of()));
        accounts.ifPresent(ledger -> {
            findings.addAll(checkLedger.accounts(creditor, ledger));
            findings.add(checkLedger.bankAccount(creditor, ledger));
        });
        findings.attempt(Right.POSTING_RULES, () -> readPostingRules.receivables(id))
                .flatMap(number -> number)
                .filter(number -> !number.equals(creditor.accounts().get(AccountRole.RECEIVABLES)))
                .ifPresent(number -> findings.warn(
                        "receivables",
                        "Tripletex posts customers' debt to account %d; name that one as ledger.receivables, unless KK2 is to follow another"
                                .formatted(number)));
        return accounts.map(ResolvedLedger::accounts)
                .map(found -> found.get(creditor.accounts().get(AccountRole.RECEIVABLES)))
                .map(LedgerAccount::id);
    }
}
