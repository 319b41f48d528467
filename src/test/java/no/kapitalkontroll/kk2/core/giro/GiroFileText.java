package no.kapitalkontroll.kk2.core.giro;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes giro files as a bank would: one assignment to one account. */
public final class GiroFileText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);

    private final String account;
    private final List<String> items = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    private int transmission = 1;
    private long ore;

    public GiroFileText(String account) {
        this.account = account;
    }

    public GiroFileText transmission(int number) {
        transmission = number;
        return this;
    }

    /** @param amount in øre; negative: a payment that was returned */
    public GiroFileText pays(String kid, long amount, LocalDate on) {
        return pays(kid, amount, on, null);
    }

    /** @param bankDate when the payer's bank had the order; null: the file does not say */
    public GiroFileText pays(String kid, long amount, LocalDate on, LocalDate bankDate) {
        dates.add(on);
        ore += amount;
        var number = "%07d".formatted(dates.size());
        var type = amount < 0 ? "18" : "10";
        items.add(record("NY09" + type + "30" + number + DATE.format(on) + "00" + "00" + "0" + "00000"
                + (amount < 0 ? "-" : "0") + "%017d".formatted(Math.abs(amount)) + "%25s".formatted(kid)));
        items.add(record(
                "NY09" + type + "31" + number + "0000000001" + "%09d".formatted(transmission * 1000 + dates.size())
                        + "0000000" + (bankDate == null ? "000000" : DATE.format(bankDate)) + "00000000000"));
        return this;
    }

    /** Without KID, with the payer's own words. */
    public GiroFileText paysWithWords(String words, long amount, LocalDate on) {
        dates.add(on);
        ore += amount;
        var number = "%07d".formatted(dates.size());
        items.add(record("NY092130" + number + DATE.format(on) + "0000000000" + "0" + "%017d".formatted(amount)
                + " ".repeat(25)));
        items.add(record("NY092131" + number + "0".repeat(32)));
        items.add(record("NY092132" + number + "%-40s".formatted(words)));
        return this;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        var first = dates.stream().min(LocalDate::compareTo).map(DATE::format).orElse("000000");
        var last = dates.stream().max(LocalDate::compareTo).map(DATE::format).orElse("231126");
        var sum = "%017d".formatted(Math.abs(ore));
        var count = "%08d".formatted(dates.size());
        lines.add(record("NY000010" + "00008080" + "%07d".formatted(transmission) + "00123456"));
        lines.add(record("NY090020" + "000112233" + "%07d".formatted(transmission) + account));
        lines.addAll(items);
        lines.add(record("NY090088" + count + "%08d".formatted(items.size() + 2) + sum + last + first + last));
        lines.add(record("NY000089" + count + "%08d".formatted(items.size() + 4) + sum + last));
        return lines;
    }

    public String text() {
        return String.join("\r\n", lines()) + "\r\n";
    }

    private static String record(String begun) {
        return begun + "0".repeat(80 - begun.length());
    }
}
