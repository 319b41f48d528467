package no.kapitalkontroll.kk2.mail;

/** Whether mail can come back to a sender's domain: who bounces a letter, or answers it, writes there. */
public interface MailDomains {

    enum Standing {
        TAKES_MAIL,
        /** There is such a domain, and it has no mail server. */
        TAKES_NONE,
        NO_SUCH_DOMAIN,
        /** No name server answered. */
        NOBODY_KNOWS
    }

    /** @param domain of a valid e-mail address */
    Standing of(String domain);
}
