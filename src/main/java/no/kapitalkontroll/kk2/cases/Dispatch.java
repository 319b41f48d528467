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
        var recipient = Recipient.of(claim.customer());
        if (recipient instanceof Recipient.Email to) {
            return new Dispatch(channel == Channel.PAPER ? null : to.address(), channel != Channel.EMAIL, domain);
        }
        if (recipient instanceof Recipient.Paper) {
            return new Dispatch(null, true, domain);
        }
        throw new IllegalStateException("no letter goes abroad or without an address");
    }
}
