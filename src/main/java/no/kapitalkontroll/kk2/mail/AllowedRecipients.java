package no.kapitalkontroll.kk2.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.identifier.EmailAddress;

/**
 * Whom mail may reach: everybody, or only the addresses and domains of {@code KK2_MAIL_ONLY_TO}, for trials with real
 * data. Case does not matter; {@code @firm.example} stands for that domain, not for those below it.
 */
public final class AllowedRecipients {

    /** Why a mail is not sent. It does not name the recipient. */
    public record Refused(String reason) {}

    private final List<String> onlyTo;

    /** @throws IllegalArgumentException when an entry is neither an address nor a domain: a typing error must not open it */
    public AllowedRecipients(String commaSeparatedOrNull) {
        String list = commaSeparatedOrNull == null ? "" : commaSeparatedOrNull.strip();
        onlyTo = list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .peek(AllowedRecipients::require)
                        .toList();
    }

    /** Empty when the mail may be sent. */
    public Optional<Refused> refuse(String recipient) {
        String address = recipient.strip().toLowerCase(Locale.ROOT);
        boolean allowed = onlyTo.isEmpty() || (EmailAddress.isValid(address) && isListed(address));
        return allowed ? Optional.empty() : Optional.of(new Refused("the recipient is not in KK2_MAIL_ONLY_TO"));
    }

    private boolean isListed(String address) {
        return onlyTo.contains(address) || onlyTo.contains(address.substring(address.indexOf('@')));
    }

    private static void require(String entry) {
        if (!EmailAddress.isValid(entry.startsWith("@") ? "any" + entry : entry)) {
            throw new IllegalArgumentException("KK2_MAIL_ONLY_TO must list addresses or @domains");
        }
    }
}
