package no.kapitalkontroll.kk2.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Chains the log of one case: each entry bears the hash of the one before it, so that none can be changed, taken out or put
 * in without all that follow.
 *
 * <p>The hash of an entry is SHA-256 over these texts in this order, each written as the number of its UTF-8 bytes in
 * decimal, a colon, and the bytes: the hash before (64 zeros before the first), the case as creditor id, a space and invoice
 * number, the sequence number, the time as {@code 2026-09-15T04:00:00.000000Z}, the business date, the last day for which it
 * holds (empty: none), who, what, and the text's own hash. The text's hash is SHA-256 over the 16 bytes of the salt and the
 * text in UTF-8. A text can so be erased with its salt where the law demands it, and the chain still holds.
 *
 * <p>It shows what was changed by somebody who cannot write the heads too. Against somebody who can, only a copy of a head
 * that is kept elsewhere helps: an exported log is one.
 */
public final class HashChain {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final String caseName;

    /** @param invoiceNumber with the creditor's id, what people call the case by */
    public HashChain(String creditorId, int invoiceNumber) {
        this.caseName = creditorId + " " + invoiceNumber;
    }

    /** The entry after {@code head}. */
    public ChainedEntry after(
            ChainHead head,
            Instant at,
            LocalDate dated,
            LocalDate until,
            String actor,
            String event,
            String detail,
            byte[] salt) {
        var entry = new ChainedEntry(
                head.entries() + 1,
                at.truncatedTo(ChronoUnit.MICROS),
                dated,
                until,
                actor,
                event,
                detail,
                HexFormat.of().formatHex(salt),
                textHash(salt, detail),
                null);
        return withHash(entry, hash(head.hash(), entry));
    }

    /**
     * The first thing that is wrong with a log, or nothing.
     *
     * @param entries by their sequence numbers
     */
    public Optional<String> broken(List<ChainedEntry> entries, ChainHead head) {
        var before = ChainHead.START;
        for (var entry : entries) {
            var number = before.entries() + 1;
            if (entry.sequence() != number) {
                return Optional.of("entry %d is missing".formatted(number));
            }
            if (!entry.isErased() && !textIsWhole(entry)) {
                return Optional.of("the text of entry %d was changed".formatted(number));
            }
            if (!hash(before.hash(), entry).equals(entry.hash())) {
                return Optional.of("entry %d was changed, or what stood before it was".formatted(number));
            }
            before = new ChainHead(number, entry.hash());
        }
        if (before.entries() < head.entries()) {
            return Optional.of("it ends after entry %d of %d".formatted(before.entries(), head.entries()));
        }
        return before.equals(head) ? Optional.empty() : Optional.of("its end is not the one that was kept");
    }

    private static boolean textIsWhole(ChainedEntry entry) {
        try {
            return textHash(HexFormat.of().parseHex(Objects.requireNonNullElse(entry.salt(), "")), entry.detail())
                    .equals(entry.textHash());
        } catch (IllegalArgumentException noSalt) {
            return false;
        }
    }

    private static String textHash(byte[] salt, String detail) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(salt);
        bytes.writeBytes(detail.getBytes(UTF_8));
        return sha256(bytes.toByteArray());
    }

    private String hash(String before, ChainedEntry entry) {
        var bytes = new ByteArrayOutputStream();
        for (var text : List.of(
                before,
                caseName,
                String.valueOf(entry.sequence()),
                TIME.format(entry.at()),
                entry.dated().toString(),
                entry.until() == null ? "" : entry.until().toString(),
                entry.actor(),
                entry.event(),
                entry.textHash())) {
            var utf8 = text.getBytes(UTF_8);
            bytes.writeBytes((utf8.length + ":").getBytes(UTF_8));
            bytes.writeBytes(utf8);
        }
        return sha256(bytes.toByteArray());
    }

    private static ChainedEntry withHash(ChainedEntry entry, String hash) {
        return new ChainedEntry(
                entry.sequence(),
                entry.at(),
                entry.dated(),
                entry.until(),
                entry.actor(),
                entry.event(),
                entry.detail(),
                entry.salt(),
                entry.textHash(),
                hash);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
