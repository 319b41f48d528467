package no.kapitalkontroll.kk2.core.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.identifier.NationalIdentityNumber;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckPetitionTest {

    /** Nobody's number. */
    private static final DebtorIdentity PERSON =
            new DebtorIdentity.Person(NationalIdentityNumber.of("15064560090").orElseThrow());

    private final CheckPetition checkPetition = new CheckPetition();

    @Test
    void a_claim_that_has_taken_its_course_lacks_nothing() {
        assertThat(checkPetition.missing(new World().facts())).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void what_is_missing_is_named_alone_with_paragraph_and_remedy(
            Requirement requirement, String why, Consumer<World> change) {
        var world = new World();
        change.accept(world);

        assertThat(checkPetition.missing(world.facts())).singleElement().satisfies(missing -> {
            assertThat(missing.requirement()).isEqualTo(requirement);
            assertThat(missing.why()).contains(why);
            assertThat(missing.remedy()).isNotBlank();
            assertThat(missing.toString()).contains(requirement.basis(), missing.remedy());
        });
    }

    static Stream<Arguments> what_is_missing_is_named_alone_with_paragraph_and_remedy() {
        return Stream.of(
                lacks(Requirement.STEP, "not come so far", world -> world.atHandOver = false),
                lacks(
                        Requirement.PAYMENT_DEMAND,
                        "none was sent",
                        world -> world.demandKind = LetterKind.ENFORCEMENT_NOTICE),
                lacks(Requirement.PAYMENT_DEMAND, "2026-10-05", world -> {
                    world.today = LocalDate.parse("2027-04-06");
                    world.lastRun = world.today;
                }),
                lacks(Requirement.ENFORCEMENT_NOTICE, "none was sent", world -> world.enforcementNotice = false),
                lacks(Requirement.ENFORCEMENT_NOTICE, "2026-10-05", world -> {
                    world.today = LocalDate.parse("2026-10-18");
                    world.deadline = LocalDate.parse("2026-10-17");
                    world.lastRun = world.today;
                }),
                lacks(Requirement.ENFORCEMENT_NOTICE, "2026-10-23", world -> world.deadline = world.today),
                lacks(Requirement.PROOF_OF_SENDING, "payment-demand 2026-10-05", world -> world.proven = false),
                lacks(Requirement.PROOF_OF_SENDING, "collection-notice 2026-09-15", world -> world.noticeHash = null),
                lacks(Requirement.UNCONTESTED, "objection", world -> {
                    world.contest = new Contest(true, List.of(), true);
                    world.stopped = Reason.DISPUTED;
                }),
                lacks(
                        Requirement.UNCONTESTED,
                        "an objection is open",
                        world -> world.contest = new Contest(true, List.of(), true)),
                lacks(
                        Requirement.UNCONTESTED,
                        "objection of 2026-10-06 was not met",
                        world -> world.contest = new Contest(false, List.of(LocalDate.parse("2026-10-06")), false)),
                lacks(Requirement.NO_STOP, "on-hold", world -> world.stopped = Reason.ON_HOLD),
                lacks(Requirement.NO_STOP, "instalment-plan", world -> world.stopped = Reason.INSTALMENT_PLAN),
                lacks(Requirement.NO_STOP, "stop-remark", world -> world.stopped = Reason.STOP_REMARK),
                lacks(Requirement.NO_DIFFERENCE, "red", world -> {
                    world.red = true;
                    world.stopped = Reason.DIFFERENCE;
                }),
                lacks(Requirement.NOT_TIME_BARRED, "2026-10-23", world -> world.timeBarredFrom = world.today),
                lacks(Requirement.PRINCIPAL, "0.00 is open", world -> world.principal = Money.ZERO),
                lacks(Requirement.PRINCIPAL, "minimum is 1000.00", world -> world.principal = Money.of("999.99")),
                lacks(Requirement.FRESH_LEDGER, "2026-10-21", world -> world.lastRun = world.today.minusDays(2)),
                lacks(Requirement.FRESH_LEDGER, "no run", world -> world.lastRun = null),
                lacks(Requirement.DEBTOR_NUMBER, "organisation number", world -> world.debtor = Optional.empty()),
                lacks(Requirement.DEBTOR_ADDRESS, "Norway", world -> world.address = null),
                lacks(
                        Requirement.DEBTOR_ADDRESS,
                        "Norway",
                        world -> world.address = new PostalAddress(List.of("Gatan 1"), "11122", "Stockholm", "SE")),
                lacks(
                        Requirement.INVOICE_COPY,
                        "no PDF",
                        world -> world.copy = PetitionFacts.InvoiceCopy.missing("no PDF", "look at the invoice")),
                lacks(
                        Requirement.RATES,
                        "LATE_INTEREST",
                        world -> world.missingRate =
                                Optional.of(new MissingRate(RateKind.LATE_INTEREST, LocalDate.parse("2026-10-01")))),
                lacks(Requirement.RATES, "petition", world -> world.petitionFee = Optional.empty()),
                lacks(Requirement.LAW, "2026-10-22", world -> world.lawConfirmedUntil = world.today.minusDays(1)),
                lacks(
                        Requirement.WRITING_COSTS,
                        "672.51 is more than 672.50 (uncertain)",
                        world -> world.writingCosts = Money.of("672.51")),
                lacks(Requirement.WRITING_COSTS, "negative", world -> world.writingCosts = Money.of("-1.00")),
                lacks(Requirement.WRITING_COSTS, "not known", world -> {
                    world.writingCosts = Money.of("1.00");
                    world.writingCap = Optional.empty();
                }),
                lacks(Requirement.ACCOUNT, "none", world -> world.account = ""),
                lacks(Requirement.SIGNATORY, "no name", world -> world.signatory = " "));
    }

    private static Arguments lacks(Requirement requirement, String why, Consumer<World> change) {
        return Arguments.of(requirement, why, change);
    }

    @ParameterizedTest
    @EnumSource
    void every_requirement_can_be_missing(Requirement requirement) {
        assertThat(what_is_missing_is_named_alone_with_paragraph_and_remedy()
                        .map(arguments -> arguments.get()[0]))
                .contains(requirement);
    }

    @Test
    void an_objection_that_was_not_met_is_no_hindrance_once_the_debtor_has_dropped_it() {
        var world = new World();
        world.contest = new Contest(false, List.of(LocalDate.parse("2026-10-06")), true);

        assertThat(checkPetition.missing(world.facts())).isEmpty();
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        var world = new World();
        world.principal = Money.ZERO;
        world.debtor = Optional.empty();
        world.signatory = null;

        assertThat(checkPetition.missing(world.facts()))
                .extracting(Missing::requirement)
                .containsExactly(Requirement.PRINCIPAL, Requirement.DEBTOR_NUMBER, Requirement.SIGNATORY);
    }

    @Test
    void the_last_days_that_are_still_good_are_good() {
        var world = new World();
        world.today = LocalDate.parse("2027-04-05"); // six months after the demand
        world.lastRun = world.today.minusDays(1);
        world.lawConfirmedUntil = world.today;
        world.timeBarredFrom = world.today.plusDays(1);
        world.principal = Money.of("1000.00");
        world.writingCosts = Money.of("672.50");

        assertThat(checkPetition.missing(world.facts())).isEmpty();
    }

    /** A claim as it stands on the date of its hand-over (rules § 1); each field can be spoilt. */
    private static final class World {

        LocalDate today = LocalDate.parse("2026-10-23");
        boolean atHandOver = true;
        LetterKind demandKind = LetterKind.PAYMENT_DEMAND;
        boolean enforcementNotice = true;
        LocalDate deadline = LocalDate.parse("2026-10-19");
        boolean proven = true;
        String noticeHash = "aa11";
        Contest contest = Contest.none();
        Reason stopped;
        boolean red;
        LocalDate timeBarredFrom = LocalDate.parse("2029-08-31");
        Money principal = Money.of("12500.00");
        LocalDate lastRun = today.minusDays(1);
        Optional<DebtorIdentity> debtor = Optional.of(PERSON);
        PostalAddress address = new PostalAddress(List.of("Bjørkeveien 12"), "0355", "Oslo", null);
        PetitionFacts.InvoiceCopy copy = PetitionFacts.InvoiceCopy.there();
        Optional<MissingRate> missingRate = Optional.empty();
        Optional<Rate> petitionFee = rate(RateKind.ENFORCEMENT_PETITION_FEE, "1627.00");
        Optional<Rate> writingCap = rate(RateKind.PETITION_WRITING_CAP, "672.50");
        Money writingCosts = Money.ZERO;
        LocalDate lawConfirmedUntil = LocalDate.parse("2027-12-31");
        String account = "12345678903";
        String signatory = "Siv Saksvik";

        PetitionFacts facts() {
            return new PetitionFacts(
                    today,
                    atHandOver,
                    letters(),
                    contest,
                    stopped,
                    red,
                    timeBarredFrom,
                    principal,
                    Money.of("1000.00"),
                    lastRun,
                    debtor,
                    address,
                    copy,
                    missingRate,
                    petitionFee,
                    writingCap,
                    writingCosts,
                    lawConfirmedUntil,
                    account,
                    signatory);
        }

        private List<SentLetter> letters() {
            List<SentLetter> letters = new ArrayList<>();
            letters.add(letter(LetterKind.COLLECTION_NOTICE, false, "2026-09-15", "2026-09-29", noticeHash, true));
            letters.add(letter(demandKind, enforcementNotice, "2026-10-05", deadline.toString(), "bb22", proven));
            return letters;
        }

        private static SentLetter letter(
                LetterKind kind, boolean notice, String date, String deadline, String hash, boolean proven) {
            var day = LocalDate.parse(date);
            return new SentLetter(
                    1,
                    kind,
                    notice,
                    day,
                    LocalDate.parse(deadline),
                    date + "-1-" + kind.word() + ".pdf",
                    hash,
                    proven ? List.of(proof(day.atTime(6, 0))) : List.of());
        }

        private static SentLetter.Proof proof(LocalDateTime at) {
            return new SentLetter.Proof(SentLetter.Channel.EMAIL, "kari@lunde.example", "<1@x.example>", at, "250 ok");
        }

        private static Optional<Rate> rate(RateKind kind, String value) {
            return Optional.of(
                    new Rate(kind, null, null, new BigDecimal(value), "research", Rate.Confidence.UNCERTAIN));
        }
    }
}
