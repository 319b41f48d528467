package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.enforcement.CheckPetition;
import no.kapitalkontroll.kk2.core.enforcement.Contest;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.enforcement.ListItems;
import no.kapitalkontroll.kk2.core.enforcement.Missing;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.enforcement.PetitionFacts;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.identifier.NationalIdentityNumber;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.creditor.Person;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.run.LastRun;
import no.kapitalkontroll.kk2.statement.MakeStatement;
import no.kapitalkontroll.kk2.statement.RenderStatement;
import no.kapitalkontroll.kk2.statement.StatementAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hand-over of a case that is locked: check, costs of writing, petition, files and record together; a refusal leaves
 * nothing.
 */
@Component
class ApproveHandOver {

    /** Why a case waits from its approval on ({@code cases.stop_cause}). */
    static final String CAUSE = "enforcement";

    private final TakeInHand takeInHand;
    private final Creditors creditors;
    private final LawBook law;
    private final LastRun lastRun;
    private final ReadSentLetters readSentLetters;
    private final ClaimWritingCosts claimWritingCosts;
    private final MakeStatement makeStatement;
    private final RenderStatement renderStatement;
    private final MakeDossier makeDossier;
    private final WriteDossier writeDossier;
    private final Objections objections;
    private final JdbcClient jdbc;
    private final CaseLog log;
    private final CheckPetition checkPetition = new CheckPetition();
    private final ListItems listItems = new ListItems();

    ApproveHandOver(
            TakeInHand takeInHand,
            Creditors creditors,
            LawBook law,
            LastRun lastRun,
            ReadSentLetters readSentLetters,
            ClaimWritingCosts claimWritingCosts,
            MakeStatement makeStatement,
            RenderStatement renderStatement,
            MakeDossier makeDossier,
            WriteDossier writeDossier,
            Objections objections,
            JdbcClient jdbc,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.creditors = creditors;
        this.law = law;
        this.lastRun = lastRun;
        this.readSentLetters = readSentLetters;
        this.claimWritingCosts = claimWritingCosts;
        this.makeStatement = makeStatement;
        this.renderStatement = renderStatement;
        this.makeDossier = makeDossier;
        this.writeDossier = writeDossier;
        this.objections = objections;
        this.jdbc = jdbc;
        this.log = log;
    }

    @Transactional
    public Answer approve(
            CaseRef ref,
            HandOverRequest request,
            HandOverCase.InvoiceCopy copy,
            WriteDossier.Folder folder,
            Operator by,
            LocalDate today) {
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var creditor = creditors.creditor(ref.creditorId());
        var letters = readSentLetters.of(taken.get().id());
        var facts = facts(taken.get(), creditor, request, letters, copy);
        var missing = checkPetition.missing(facts);
        if (!missing.isEmpty()) {
            return refused(missing);
        }
        claimWritingCosts.claim(taken.get().id(), facts.writingCosts(), facts.writingCap(), today);
        var handled = takeInHand.take(ref, today).orElseThrow();
        var petition = petition(handled, creditor, request, facts);
        var dossier = makeDossier.make(petition, statement(petition, ref), copy.pdf(), letters);
        writeDossier.write(folder, dossier);
        record(handled, petition, dossier, copy, by);
        return new Answer.Done(
                "%s is approved for the enforcement officer, claim %s; %s and %s are in %s; to be signed and handed in"
                        .formatted(
                                ref,
                                petition.total(),
                                dossier.pdfName(),
                                dossier.jsonName(),
                                folder.file("").normalize()));
    }

    private static Answer refused(List<Missing> missing) {
        return new Answer.Refused(
                "the dossier is not complete: "
                        + missing.stream().map(Missing::toString).collect(Collectors.joining("; ")),
                "mend each of these, then do this again");
    }

    private PetitionFacts facts(
            HandledCase handled,
            Creditor creditor,
            HandOverRequest request,
            List<ReadSentLetters.Kept> letters,
            HandOverCase.InvoiceCopy copy) {
        var claim = handled.claim();
        var today = handled.today();
        var view = claim.view();
        var terms = creditor.terms(view.procedure(), law.confirmedUntil());
        var rates = law.rates();
        return new PetitionFacts(
                today,
                handled.facts().state() == CaseFacts.State.HANDED_OVER
                        && handled.facts().step() == Step.HAND_OVER,
                letters.stream().map(ReadSentLetters.Kept::letter).toList(),
                contest(handled, request),
                stopped(handled, creditor),
                view.red(),
                // none while a step that interrupts the limitation is pending
                view.timeBarredFrom() == null ? LocalDate.MAX : view.timeBarredFrom(),
                claim.balance().principal(),
                terms.minimumClaim(),
                lastRun.finished(creditor.id()).orElse(null),
                identity(claim.customer(), request),
                address(claim.customer()).orElse(null),
                copy.fact(),
                cover(creditor).missingRate(claim.ledger(), today),
                rates.at(RateKind.ENFORCEMENT_PETITION_FEE, today),
                rates.at(RateKind.PETITION_WRITING_CAP, today),
                request.writingCosts(),
                law.confirmedUntil(),
                creditor.bankAccount(),
                signatory(creditor, request));
    }

    private CoverPayments cover(Creditor creditor) {
        return new CoverPayments(new LateInterest(law.rates(), creditor.dayCount()));
    }

    private Contest contest(HandledCase handled, HandOverRequest request) {
        var all = objections.of(handled.id());
        return new Contest(
                handled.stopped() == Reason.DISPUTED || all.stream().anyMatch(Objection::isPending),
                all.stream()
                        .filter(Objection::isNotMet)
                        .map(Objection::receivedOn)
                        .toList(),
                request.objectionDropped());
    }

    /** What keeps the case from moving, apart from the approval that it waits for and an earlier hand-over. */
    private Reason stopped(HandledCase handled, Creditor creditor) {
        var view = handled.claim().view();
        var terms = creditor.terms(view.procedure(), law.confirmedUntil());
        var reason = new DecideClaim(new LegalDates(creditor.calendar()), law.rates())
                .decideAnew(view, terms, handled.today())
                .reason();
        var byHandOver =
                reason == Reason.ON_HOLD && view.standing().stopped() == Reason.ON_HOLD && isHandedOver(handled);
        return reason == Reason.AWAITING_APPROVAL || byHandOver ? null : reason;
    }

    private boolean isHandedOver(HandledCase handled) {
        return jdbc.sql("SELECT COUNT(*) FROM cases WHERE id = ? AND stop_cause = ?")
                        .params(handled.id(), CAUSE)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A number that was given counts first: a sole trader has an organisation number, and is a person. */
    private static Optional<DebtorIdentity> identity(Customer customer, HandOverRequest request) {
        var given = request.nationalIdentityNumber();
        if (given != null && !given.isBlank()) {
            return NationalIdentityNumber.of(given).map(DebtorIdentity.Person::new);
        }
        return Optional.ofNullable(customer)
                .filter(Customer::isBusiness)
                .map(business -> new DebtorIdentity.Business(new OrganisationNumber(business.organisationNumber())));
    }

    /** Where the debtor is, in Norway: the physical address before the postal one. */
    private static Optional<PostalAddress> address(Customer customer) {
        return Optional.ofNullable(customer).stream()
                .flatMap(one -> Stream.of(one.physicalAddress(), one.postalAddress()))
                .filter(address -> address != null && address.isDeliverable() && !address.isAbroad())
                .findFirst();
    }

    private static String signatory(Creditor creditor, HandOverRequest request) {
        return request.signatory().orElseGet(() -> handler(creditor).name());
    }

    private static Person handler(Creditor creditor) {
        return creditor.caseHandlers().get(0);
    }

    private Petition petition(HandledCase handled, Creditor creditor, HandOverRequest request, PetitionFacts facts) {
        var claim = handled.claim();
        var invoice = claim.invoice();
        var handler = handler(creditor);
        var letters = facts.letters();
        return new Petition(
                "%s-%d".formatted(creditor.id(), invoice.number()),
                facts.today(),
                facts.signatory(),
                request.wishes(),
                new Petition.Claimant(
                        creditor.name(),
                        creditor.organisationNumber(),
                        creditor.address(),
                        handler.name(),
                        handler.email(),
                        handler.phone().orElse(null),
                        creditor.bankAccount()),
                new Petition.Debtor(claim.customer().name(), facts.debtor().orElseThrow(), facts.debtorAddress()),
                new Petition.Subject(
                        invoice.number(), invoice.invoiceDate(), invoice.dueDate(), invoice.concerns(), invoice.kid()),
                listItems.of(invoice.number(), claim.ledger(), cover(creditor).account(claim.ledger(), facts.today())),
                last(letters, SentLetter::enforcementNotice),
                last(letters, letter -> letter.kind() == LetterKind.PAYMENT_DEMAND),
                letters,
                facts.contest().notMet(),
                law.rates()
                        .at(RateKind.LATE_INTEREST, facts.today())
                        .map(Rate::value)
                        .orElseThrow(),
                creditor.dayCount(),
                facts.petitionFee().orElseThrow());
    }

    /** The whole calculation, which must come to the same as the petition. */
    private byte[] statement(Petition petition, CaseRef ref) {
        var answer = makeStatement.of(ref.creditorId(), ref.invoiceNumber(), petition.date(), petition.date());
        if (answer instanceof StatementAnswer.Made made
                && made.statement().claim().total().equals(petition.total())) {
            return renderStatement.of(made.statement());
        }
        throw new IllegalStateException("the statement of claim and the petition of " + ref + " differ");
    }

    private static SentLetter last(List<SentLetter> letters, Predicate<SentLetter> which) {
        return letters.stream().filter(which).reduce((earlier, later) -> later).orElseThrow();
    }

    /** The same files again are the same approval: nothing more is written. */
    private void record(
            HandledCase handled, Petition petition, Dossier dossier, HandOverCase.InvoiceCopy copy, Operator by) {
        var known = jdbc.sql("SELECT COUNT(*) FROM hand_overs WHERE case_id = ? AND pdf_sha256 = ? AND json_sha256 = ?")
                .params(handled.id(), dossier.kept().pdf(), dossier.kept().json())
                .query(Integer.class)
                .single();
        if (known > 0) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO hand_overs (case_id, creditor_id, approved_on, actor, reason, pdf_name, pdf_sha256, json_name,
                                                json_sha256, total, writing_costs, petition_fee, invoice_copy)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        handled.id(),
                        handled.ref().creditorId(),
                        handled.today(),
                        by.who(),
                        by.why(),
                        dossier.pdfName(),
                        dossier.kept().pdf(),
                        dossier.jsonName(),
                        dossier.kept().json(),
                        petition.total().amount(),
                        petition.remaining(Petition.ItemKind.WRITING).amount(),
                        Money.rounded(petition.petitionFee().value()).amount(),
                        copy.pdf())
                .update();
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = ? WHERE id = ?")
                .params(Reason.ON_HOLD.word(), CAUSE, handled.id())
                .update();
        log.add(handled.id(), handled.today(), by.who(), "hand-over-approved", by.why());
        petition.droppedObjections()
                .forEach(day -> log.add(
                        handled.id(), handled.today(), by.who(), "objection-dropped", "of " + day + ": " + by.why()));
        log.add(
                handled.id(),
                handled.today(),
                CaseLog.KK2,
                "dossier-made",
                "%s %s, %s %s, claim %s"
                        .formatted(
                                dossier.pdfName(),
                                dossier.kept().pdf(),
                                dossier.jsonName(),
                                dossier.kept().json(),
                                petition.total()));
    }
}
