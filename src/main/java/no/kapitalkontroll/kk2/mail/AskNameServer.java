package no.kapitalkontroll.kk2.mail;

import java.util.Hashtable;
import java.util.Locale;
import java.util.Set;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;
import javax.naming.directory.InitialDirContext;

/** Asks the name server of the machine for the mail server of a domain, or its address (RFC 5321 § 5.1). */
public final class AskNameServer implements MailDomains {

    /** Nobody can own a domain below these (RFC 2606): no name server needs to be asked. */
    private static final Set<String> OF_NOBODY = Set.of("example", "test", "invalid", "localhost");

    private static final String[] RECORDS = {"MX", "A", "AAAA"};
    private static final String TIMEOUT_MS = "2000";

    @Override
    public Standing of(String domain) {
        if (OF_NOBODY.contains(domain.substring(domain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            return Standing.NO_SUCH_DOMAIN;
        }
        try {
            return standing(ask(domain));
        } catch (NameNotFoundException none) {
            return Standing.NO_SUCH_DOMAIN;
        } catch (NamingException noAnswer) {
            return Standing.NOBODY_KNOWS;
        }
    }

    /**
     * SECURITY: the name goes to the DNS provider alone, a domain has nothing but letters, digits, dots and hyphens, and DNS answers
     * with texts: no object is made of what a stranger sent.
     */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"
    }) // the JDK's one way to an MX record; the constructor asks for a Hashtable
    private static Attributes ask(String domain) throws NamingException {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MS);
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        var names = new InitialDirContext(settings);
        try {
            return names.getAttributes("dns:/" + domain, RECORDS);
        } finally {
            names.close();
        }
    }

    private static Standing standing(Attributes records) throws NamingException {
        var servers = records.get("MX");
        if (servers == null) {
            return records.size() > 0 ? Standing.TAKES_MAIL : Standing.TAKES_NONE;
        }
        // a lone "0 ." says that the domain takes no mail (RFC 7505)
        return servers.size() == 1 && servers.get().toString().matches("\\d+ \\.?")
                ? Standing.TAKES_NONE
                : Standing.TAKES_MAIL;
    }
}
