package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;

/**
 * The ways that a letter leaves by.
 *
 * @param email null: no mail
 * @param mailDomain of our own sender address, for the Message-ID
 */
record Dispatch(String email, boolean paper, String mailDomain) {

    static Dispatch of(LoadedClaim claim, LetterKind kind, CreditorRules rules) {
        var channel = rules.terms(claim.view().procedure()).channels().getOrDefault(kind, Channel.EMAIL);
        var from = rules.creditor().fromAddress();
        var domain = from.substring(from.indexOf('@') + 1);
        return switch (Recipient.of(claim.customer())) {
            case Recipient.Email to -> new Dispatch(
                    channel == Channel.PAPER ? null : to.address(), channel != Channel.EMAIL, domain);
            case Recipient.Paper to -> new Dispatch(null, true, domain);
            case Recipient.Abroad abroad -> throw new IllegalStateException("no letter goes abroad");
            case Recipient.NoAddress none -> throw new IllegalStateException("no letter goes without an address");
        };
    }
}
