package no.kapitalkontroll.kk2.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Dimension;
import no.kapitalkontroll.kk2.creditor.VoucherTerms;
import no.kapitalkontroll.kk2.tripletex.LedgerAccount;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;

/** Whether a creditor's accounts and products can bear our proposals (rules § 5), by what Tripletex says of them. */
final class CheckLedger {

    private static final String NO_VAT = "0";
    private static final List<String> OF_PARTIES = List.of("CUSTOMER", "VENDOR", "EMPLOYEE");

    List<Finding> accounts(Creditor creditor, ResolvedLedger ledger) {
        List<Finding> findings = new ArrayList<>();
        new TreeMap<>(creditor.accounts()).forEach((role, number) -> {
            var account = ledger.accounts().get(number);
            findings.add(
                    account == null
                            ? Finding.fail(
                                    creditor.id(),
                                    item(role, number),
                                    "not in the ledger; make it in Tripletex or name another one in the creditor file")
                            : account(creditor, role, account));
        });
        findings.add(withoutVat(creditor, ledger));
        findings.add(Finding.ok(creditor.id(), "voucher-type", "none is needed: proposals are plain vouchers"));
        return findings;
    }

    private static Finding withoutVat(Creditor creditor, ResolvedLedger ledger) {
        var item = "vat-type " + NO_VAT;
        if (ledger.vatTypeIds().containsKey(NO_VAT)) {
            return Finding.ok(creditor.id(), item, "found");
        }
        return ledger.accounts().values().stream().allMatch(LedgerAccount::vatLocked)
                ? Finding.ok(creditor.id(), item, "not in Tripletex, and not needed: every account is locked to no VAT")
                : Finding.fail(
                        creditor.id(),
                        item,
                        "not in Tripletex; activate the VAT code without VAT, or lock the accounts to no VAT");
    }

    List<Finding> products(Creditor creditor, ResolvedLedger ledger) {
        return new TreeMap<>(creditor.products())
                .entrySet().stream()
                        .map(named -> {
                            var item = "product " + named.getValue() + " ("
                                    + word(named.getKey()).replace("-income", "") + ")";
                            var product = ledger.products().get(named.getValue());
                            if (product == null) {
                                return Finding.fail(
                                        creditor.id(),
                                        item,
                                        "not in Tripletex; make it there or name another one in the creditor file");
                            }
                            return product.inactive()
                                    ? Finding.fail(creditor.id(), item, "inactive; activate it or name another one")
                                    : Finding.ok(creditor.id(), item, "found and active");
                        })
                        .toList();
    }

    /** The account that debtors are told to pay to, against the one that Tripletex has. */
    Finding bankAccount(Creditor creditor, ResolvedLedger ledger) {
        var item = "bank-account";
        var account = ledger.accounts().get(creditor.accounts().get(AccountRole.BANK));
        if (account == null || account.bankAccountNumber() == null) {
            return Finding.warn(
                    creditor.id(), item, "cannot be compared; enter its number on the bank account in Tripletex");
        }
        var digits = account.bankAccountNumber().replaceAll("\\D", "");
        return digits.equals(creditor.bankAccount())
                ? Finding.ok(creditor.id(), item, "the same in Tripletex")
                : Finding.warn(
                        creditor.id(),
                        item,
                        "differs from that of account %d in Tripletex; mend the one that is wrong before a letter names it"
                                .formatted(account.number()));
    }

    private static Finding account(Creditor creditor, AccountRole role, LedgerAccount account) {
        var item = item(role, account.number());
        var problem = problem(role, account, creditor.voucher());
        if (problem != null) {
            return Finding.fail(creditor.id(), item, problem);
        }
        if (role == AccountRole.BANK && !account.bankAccount()) {
            return Finding.warn(creditor.id(), item, "not marked as a bank account; mark it, or name another one");
        }
        return Finding.ok(
                creditor.id(),
                item,
                role == AccountRole.LOSSES
                        ? "found, active; losses wait there for the accountant, who judges their VAT"
                        : "found, active, without VAT");
    }

    /** Null when there is none. */
    private static String problem(AccountRole role, LedgerAccount account, VoucherTerms terms) {
        if (account.inactive()) {
            return "inactive; activate it or name another one in the creditor file";
        }
        if (account.requiresDepartment() && terms.department().equals(Dimension.NONE)) {
            return "requires a department; name one as voucher.department, or lift that in Tripletex";
        }
        if (account.requiresProject() && terms.project().equals(Dimension.NONE)) {
            return "requires a project; name one as voucher.project, or lift that in Tripletex";
        }
        if (account.requiresFreeDimension()) {
            return "requires a free dimension, which KK2 does not fill in; lift that in Tripletex or name another account";
        }
        if (role == AccountRole.RECEIVABLES && !"CUSTOMER".equals(account.ledgerType())) {
            return "not an account of customers; name the receivables account, usually 1500";
        }
        if (role != AccountRole.RECEIVABLES
                && account.ledgerType() != null
                && OF_PARTIES.contains(account.ledgerType())) {
            return "wants a customer, supplier or employee on every posting; name another account";
        }
        if (account.vatLocked()) {
            return account.vatNumber() == null || account.vatNumber().equals(NO_VAT)
                    ? null
                    : "locked to VAT code " + account.vatNumber() + "; name an account without VAT";
        }
        return account.legalVatNumbers().isEmpty() || account.legalVatNumbers().contains(NO_VAT)
                ? null
                : "VAT code 0 is not allowed on it; allow it in Tripletex or name another account";
    }

    private static String item(AccountRole role, int number) {
        return "account " + number + " (" + word(role) + ")";
    }

    private static String word(AccountRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
