package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.LedgerAccount;
import no.kapitalkontroll.kk2.tripletex.NewVoucher;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts a proposal once: is it there already? – post – read back and compare – record. */
@Component
public class PostVoucher {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final Vouchers vouchers;
    private final KnownLedger knownLedger;
    private final SettleEffect settle;

    public PostVoucher(
            JdbcClient jdbc, Creditors creditors, Vouchers vouchers, KnownLedger knownLedger, SettleEffect settle) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.vouchers = vouchers;
        this.knownLedger = knownLedger;
        this.settle = settle;
    }

    /** The proposal of an effect, with the voucher that carries it when Tripletex has one already. */
    public VoucherToPost find(Effect effect) {
        var proposal = load(effect);
        var known = effect.attempts() <= 1
                ? vouchers.byExternalNumber(effect.creditorId(), proposal.number())
                : everywhere(effect.creditorId(), proposal.number(), proposal.date());
        return known.stream().findFirst().map(seen -> proposal.as(seen.id())).orElse(proposal);
    }

    /** The three places where a voucher can be (rules § 5); asked before any repeat. */
    List<VoucherSeen> everywhere(String creditorId, String number, LocalDate date) {
        return Stream.of(
                        vouchers.byExternalNumber(creditorId, number),
                        vouchers.waiting(creditorId),
                        vouchers.inWindow(creditorId, date, date))
                .flatMap(List::stream)
                .filter(seen -> number.equals(seen.externalVoucherNumber())
                        || (seen.description() != null && seen.description().startsWith(number + " ")))
                .toList();
    }

    public VoucherToPost post(VoucherToPost proposal) {
        var creditor = creditors.creditor(proposal.effect().creditorId());
        var posted = vouchers.post(
                creditor.id(),
                inTheirWords(proposal, creditor),
                creditor.voucher().sendToLedger() && !proposal.alwaysWaits());
        return proposal.as(posted.id());
    }

    /**
     * Reads the voucher back: exactly our lines, no system row; what differs turns the invoice red.
     *
     * @throws TripletexFailure UNKNOWN when it cannot be read back: it is there, and is looked up by the next run
     */
    @Transactional
    public void record(VoucherToPost proposal) {
        var effect = proposal.effect();
        var seen = readBack(effect, proposal.voucherId());
        var state = seen.isEmpty() ? "DELETED" : !isOurs(proposal, seen.get()) ? "EDITED" : "WAITING";
        if (settle.done(effect, "voucher " + proposal.voucherId())) {
            jdbc.sql("UPDATE proposals SET voucher_id = ?, state = ? WHERE id = ?")
                    .params(proposal.voucherId(), state, effect.proposalId())
                    .update();
        }
    }

    private Optional<VoucherSeen> readBack(Effect effect, long voucherId) {
        try {
            return vouchers.byId(effect.creditorId(), voucherId);
        } catch (TripletexFailure failure) {
            throw failure.as(FailureClass.UNKNOWN);
        }
    }

    /** What a failure means: later again, nobody knows, or a person must look; that is returned for parking. */
    @Transactional
    public List<GivenUp> failed(Effect effect, RuntimeException failure, CreditorDay day) {
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.RETRY) {
            settle.failed(effect, failure.getMessage());
            return List.of();
        }
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.UNKNOWN) {
            settle.unknown(effect, failure.getMessage());
            return List.of();
        }
        settle.parked(effect, failure.getMessage());
        knownLedger.forget(effect.creditorId());
        jdbc.sql("UPDATE proposals SET state = 'PARKED' WHERE id = ?")
                .param(effect.proposalId())
                .update();
        var remedy = failure instanceof TripletexFailure tripletex
                ? tripletex.remedy()
                : ((UnbookableProposal) failure).remedy();
        return List.of(new GivenUp(
                effect.creditorId(),
                "effect " + effect.id(),
                null,
                effect.id(),
                "proposal " + effect.externalId() + ": " + failure.getMessage(),
                remedy,
                day.date()));
    }

    /** Whether the voucher still holds exactly our lines; of a loss, where the accountant judges the rest, the debtor's line. */
    boolean isOurs(VoucherToPost proposal, VoucherSeen seen) {
        var accounts = creditors.creditor(proposal.effect().creditorId()).accounts();
        if (proposal.kind() == ProposalKind.WRITE_OFF || !accounts.keySet().containsAll(roles(proposal))) {
            return isTakenOffReceivables(proposal, seen, accounts.get(AccountRole.RECEIVABLES));
        }
        Map<Integer, Money> ours = new TreeMap<>();
        proposal.lines().forEach(line -> ours.merge(accounts.get(line.account()), line.amount(), Money::plus));
        Map<Integer, Money> theirs = new TreeMap<>();
        for (var line : seen.lines()) {
            if (line.row() == 0 || line.accountNumber() == null) {
                return false;
            }
            theirs.merge(line.accountNumber(), line.amount(), Money::plus);
        }
        return ours.equals(theirs) && proposal.date().equals(seen.date());
    }

    private static Set<AccountRole> roles(VoucherToPost proposal) {
        return proposal.lines().stream().map(ProposalLine::account).collect(Collectors.toSet());
    }

    private static boolean isTakenOffReceivables(VoucherToPost proposal, VoucherSeen seen, Integer receivables) {
        var theirs = seen.lines().stream()
                .filter(line -> receivables.equals(line.accountNumber()))
                .toList();
        return theirs.stream().allMatch(line -> Objects.equals(line.customerId(), proposal.customerId()))
                && Lines.of(proposal.lines())
                        .onReceivables()
                        .equals(Money.sum(theirs.stream().map(VoucherSeen.VoucherLine::amount)));
    }

    VoucherToPost load(Effect effect) {
        var lines = jdbc.sql("SELECT account, amount FROM proposal_lines WHERE proposal_id = ? ORDER BY row_no")
                .param(effect.proposalId())
                .query((row, index) -> new ProposalLine(
                        AccountRole.valueOf(row.getString("account")), new Money(row.getBigDecimal("amount"))))
                .list();
        return jdbc.sql("SELECT * FROM proposals WHERE id = ?")
                .param(effect.proposalId())
                .query((row, index) -> new VoucherToPost(
                        effect,
                        ProposalKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getString("description"),
                        row.getLong("customer_id"),
                        row.getInt("invoice_number"),
                        lines,
                        row.getObject("voucher_id", Long.class)))
                .single();
    }

    private NewVoucher inTheirWords(VoucherToPost proposal, Creditor creditor) {
        var ledger = knownLedger.resolve(
                creditor.id(),
                Set.copyOf(creditor.accounts().values()),
                Set.copyOf(creditor.products().values()));
        return new NewVoucher(
                proposal.number(),
                proposal.date(),
                proposal.description(),
                proposal.lines().stream()
                        .map(line -> line(line, proposal, creditor, ledger))
                        .toList());
    }

    private static NewVoucher.NewLine line(
            ProposalLine line, VoucherToPost proposal, Creditor creditor, ResolvedLedger ledger) {
        var number = creditor.accounts().get(line.account());
        if (number == null) {
            throw new UnbookableProposal(
                    "the creditor file names no account for "
                            + line.account().name().toLowerCase(Locale.ROOT),
                    "name the one that was used before again, under ledger");
        }
        var account = ledger.accounts().get(number);
        if (account == null) {
            throw new UnbookableProposal(
                    "account " + number + " is not in the ledger", "name another account in the creditor file");
        }
        if (account.requiresDepartment() || account.requiresProject()) {
            throw new UnbookableProposal(
                    "account " + number + " wants a department or a project", "lift that on the account in Tripletex");
        }
        var isReceivables = line.account() == AccountRole.RECEIVABLES;
        return new NewVoucher.NewLine(
                account.id(),
                isReceivables ? proposal.customerId() : null,
                isReceivables ? String.valueOf(proposal.invoiceNumber()) : null,
                product(line.account(), creditor, ledger),
                vatType(account, ledger),
                line.amount(),
                proposal.description());
    }

    private static Long product(AccountRole role, Creditor creditor, ResolvedLedger ledger) {
        var number = creditor.products().get(role);
        if (number == null) {
            return null;
        }
        var product = ledger.products().get(number);
        if (product == null) {
            throw new UnbookableProposal(
                    "product " + number + " is not in Tripletex", "make it there or name another in the creditor file");
        }
        return product.id();
    }

    /** Fees, interest and costs never bear VAT (rules § 5): left out on a locked account, else the type with number "0". */
    private static Long vatType(LedgerAccount account, ResolvedLedger ledger) {
        if (account.vatLocked()) {
            if (account.vatNumber() != null && !account.vatNumber().equals("0")) {
                throw new UnbookableProposal(
                        "account " + account.number() + " is locked to VAT code " + account.vatNumber(),
                        "use an account without VAT in the creditor file");
            }
            return null;
        }
        var zero = ledger.vatTypeIds().get("0");
        if (zero == null
                || (!account.legalVatNumbers().isEmpty()
                        && !account.legalVatNumbers().contains("0"))) {
            throw new UnbookableProposal(
                    "account " + account.number() + " cannot be posted to without VAT",
                    "use an account without VAT in the creditor file");
        }
        return zero;
    }
}
