package no.kapitalkontroll.kk2.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LoadLetter;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.voucher.ShowVouchers;
import org.springframework.stereotype.Component;

/** Writes the letters and vouchers that are planned in the transaction of a preview, before it is rolled back. */
@Component
class WriteOutgoing {

    private final FindEffects findEffects;
    private final LoadLetter loadLetter;
    private final ShowVouchers showVouchers;

    WriteOutgoing(FindEffects findEffects, LoadLetter loadLetter, ShowVouchers showVouchers) {
        this.findEffects = findEffects;
        this.loadLetter = loadLetter;
        this.showVouchers = showVouchers;
    }

    /**
     * Lines for the person who asked: how many there are, and what could not be written.
     *
     * @throws UncheckedIOException when the folder takes no more files
     */
    List<String> to(OutgoingFolder folder, CreditorDay day) {
        try {
            var mails = 0;
            var prints = 0;
            for (var effect : findEffects.lettersToGo(day.creditorId(), day.date())) {
                var letter = loadLetter.load(effect);
                if (effect.kind() == EffectKind.MAIL) {
                    folder.mail(day.creditorId(), letter.fileName(), letter.pdf());
                    mails++;
                } else {
                    folder.print(day.creditorId(), letter.fileName(), letter.pdf());
                    prints++;
                }
            }
            return vouchers(folder, day, mails, prints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> vouchers(OutgoingFolder folder, CreditorDay day, int mails, int prints) throws IOException {
        List<String> lines = new ArrayList<>();
        var written = 0;
        for (var shown : showVouchers.of(day.creditorId())) {
            if (shown instanceof ShowVouchers.Written voucher) {
                folder.voucher(day.creditorId(), voucher.number(), voucher.json());
                written++;
            } else if (shown instanceof ShowVouchers.Unbookable voucher) {
                lines.add("%s: voucher %s could not be posted: %s; remedy: %s"
                        .formatted(day.creditorId(), voucher.number(), voucher.why(), voucher.remedy()));
            }
        }
        lines.add(
                0,
                "%s: %d letters by mail, %d on paper and %d vouchers would go; they are in %s"
                        .formatted(day.creditorId(), mails, prints, written, folder));
        return lines;
    }
}
