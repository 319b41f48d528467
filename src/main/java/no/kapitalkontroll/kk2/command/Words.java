package no.kapitalkontroll.kk2.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid.VoucherNumber;
import no.kapitalkontroll.kk2.handling.WaivePart.What;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What stands for steps, letters and amounts on the command line: the words that operators see everywhere. */
final class Words {

    private Words() {}

    static final class OfStep implements ITypeConverter<Step> {

        @Override
        public Step convert(String word) {
            return Arrays.stream(Step.values())
                    .filter(step -> step.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> unknown(word, Arrays.stream(Step.values()).map(Step::word)));
        }
    }

    static final class OfBesideLetter implements ITypeConverter<LetterKind> {

        @Override
        public LetterKind convert(String word) {
            return Stream.of(LetterKind.REST, LetterKind.RECEIPT)
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(word, Stream.of("rest", "receipt")));
        }
    }

    static final class OfWaiver implements ITypeConverter<What> {

        @Override
        public What convert(String word) {
            return Arrays.stream(What.values())
                    .filter(what -> what.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(word, Stream.of("fees", "interest", "costs", "all")));
        }
    }

    static final class OfVoucher implements ITypeConverter<VoucherNumber> {

        @Override
        public VoucherNumber convert(String text) {
            try {
                return VoucherNumber.of(text);
            } catch (IllegalArgumentException notAVoucher) {
                throw new TypeConversionException(notAVoucher.getMessage());
            }
        }
    }

    /** Parts of a claim in an order. */
    record Parts(List<Bucket> inOrder) {}

    static final class OfParts implements ITypeConverter<Parts> {

        @Override
        public Parts convert(String words) {
            return new Parts(
                    words.equals("none")
                            ? List.of()
                            : Arrays.stream(words.split(",", -1))
                                    .map(OfParts::part)
                                    .toList());
        }

        private static Bucket part(String word) {
            return Arrays.stream(Bucket.values())
                    .filter(bucket -> bucket.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> unknown(word, Stream.of("principal", "costs", "fees", "interest", "none")));
        }
    }

    static final class OfAmount implements ITypeConverter<Money> {

        @Override
        public Money convert(String text) {
            try {
                return Money.of(text);
            } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
                throw new TypeConversionException("'" + text + "' is no amount; write kroner like 1250.00");
            }
        }
    }

    private static TypeConversionException unknown(String word, Stream<String> known) {
        return new TypeConversionException("'" + word + "' is not one of " + known.collect(Collectors.joining(", ")));
    }
}
