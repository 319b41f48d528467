package no.kapitalkontroll.kk2.voucher;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.LedgerAccount;
import no.kapitalkontroll.kk2.tripletex.NewVoucher;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;
import org.springframework.stereotype.Component;

/**
 * Writes a proposal in Tripletex' words: accounts, products, departments and projects by id. What the creditor's ledger cannot
 * take is refused here, before anything is sent.
 */
@Component
class WriteVoucher {

    /** Where money and debt stand: they bear a dimension only if the account insists on it. */
    private static final Set<AccountRole> BALANCE =
            EnumSet.of(AccountRole.RECEIVABLES, AccountRole.BANK, AccountRole.REFUNDS);

    private static final int LONGEST_DESCRIPTION = 255;

    private final KnownLedger knownLedger;
    private final ChooseDimensions chooseDimensions;

    WriteVoucher(KnownLedger knownLedger, ChooseDimensions chooseDimensions) {
        this.knownLedger = knownLedger;
        this.chooseDimensions = chooseDimensions;
    }

    /** @throws UnbookableProposal with the remedy */
    NewVoucher of(VoucherToPost proposal, Creditor creditor) {
        var ledger = knownLedger.resolve(
                creditor.id(),
                Set.copyOf(proposal.accounts().values()),
                Set.copyOf(proposal.products().values()));
        var dimensions = chooseDimensions.of(proposal, creditor);
        var description = shortened(proposal.description() + redated(proposal) + dimensions.remarks());
        return new NewVoucher(
                proposal.number(),
                proposal.date(),
                description,
                proposal.lines().stream()
                        .map(line -> line(line, proposal, ledger, dimensions, description))
                        .toList());
    }

    private static String redated(VoucherToPost proposal) {
        return proposal.isRedated() ? "; verdidato %s, bokført %s".formatted(proposal.valueOn(), proposal.date()) : "";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    private static NewVoucher.NewLine line(
            ProposalLine line,
            VoucherToPost proposal,
            ResolvedLedger ledger,
            Dimensions dimensions,
            String description) {
        var account = account(line.account(), proposal, ledger);
        var always = !BALANCE.contains(line.account());
        var isReceivables = line.account() == AccountRole.RECEIVABLES;
        return new NewVoucher.NewLine(
                account.id(),
                isReceivables ? proposal.customerId() : null,
                isReceivables ? String.valueOf(proposal.invoiceNumber()) : null,
                product(line.account(), proposal, ledger),
                dimension(account, "department", always, account.requiresDepartment(), dimensions.department()),
                dimension(account, "project", always, account.requiresProject(), dimensions.project()),
                vatType(account, ledger),
                line.amount(),
                description);
    }

    private static LedgerAccount account(AccountRole role, VoucherToPost proposal, ResolvedLedger ledger) {
        var number = proposal.accounts().get(role);
        if (number == null) {
            throw new UnbookableProposal(
                    "the creditor file names no account for " + role.name().toLowerCase(Locale.ROOT),
                    "name the one that was used before again, under ledger; then retry");
        }
        var account = ledger.accounts().get(number);
        if (account == null) {
            throw new UnbookableProposal(
                    "account " + number + " is not in the ledger",
                    "make it in Tripletex, or name another account in the creditor file; then retry");
        }
        if (account.inactive()) {
            // Tripletex would take it by its id: nobody would look for the income there
            throw new UnbookableProposal(
                    "account " + number + " is inactive",
                    "activate it in Tripletex, or name another account in the creditor file; then retry");
        }
        if (account.requiresFreeDimension()) {
            throw new UnbookableProposal(
                    "account " + number + " requires a free dimension, which KK2 does not fill in",
                    "lift that on the account in Tripletex and retry, or book by hand and adopt that voucher");
        }
        return account;
    }

    private static Long dimension(
            LedgerAccount account, String word, boolean always, boolean required, Dimensions.Chosen chosen) {
        if (required && chosen.id() == null) {
            throw new UnbookableProposal(
                    "account %d requires a %s, and %s".formatted(account.number(), word, chosen.whyNone()),
                    "name one as voucher.%s in the creditor file, or lift that on the account in Tripletex; then retry"
                            .formatted(word));
        }
        return always || required ? chosen.id() : null;
    }

    private static Long product(AccountRole role, VoucherToPost proposal, ResolvedLedger ledger) {
        var number = proposal.products().get(role);
        if (number == null) {
            return null;
        }
        var product = ledger.products().get(number);
        if (product == null) {
            throw new UnbookableProposal(
                    "product " + number + " is not in Tripletex",
                    "make it there or name another in the creditor file; then retry");
        }
        if (product.inactive()) {
            throw new UnbookableProposal(
                    "product " + number + " is inactive",
                    "activate it in Tripletex or name another in the creditor file; then retry");
        }
        return product.id();
    }

    /** Fees, interest and costs never bear VAT (rules § 5): left out on a locked account, else the type with number "0". */
    private static Long vatType(LedgerAccount account, ResolvedLedger ledger) {
        if (account.vatLocked()) {
            if (account.vatNumber() != null && !account.vatNumber().equals("0")) {
                throw new UnbookableProposal(
                        "account " + account.number() + " is locked to VAT code " + account.vatNumber(),
                        "use an account without VAT in the creditor file; then retry");
            }
            return null;
        }
        var zero = ledger.vatTypeIds().get("0");
        if (zero == null
                || (!account.legalVatNumbers().isEmpty()
                        && !account.legalVatNumbers().contains("0"))) {
            throw new UnbookableProposal(
                    "account " + account.number() + " cannot be posted to without VAT",
                    "allow VAT code 0 on it, or use an account without VAT in the creditor file; then retry");
        }
        return zero;
    }
}
