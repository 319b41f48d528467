package no.kapitalkontroll.kk2.creditor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.yaml.Kind;

/**
 * Asks for what a creditor file needs, checks each answer at once by the same rules that the file is read by, and writes a commented
 * file that is valid. It never overwrites one, and never asks for the token itself: only for where it will be.
 */
public final class InitCreditor {

    private static final String STANDARD = "standard";
    private static final String VERIFYING = "KK2_INIT";
    private static final int MOST_HANDLERS = 20;

    /** Tripletex' tokens have small letters in them: one that is pasted here by mistake is no name of a variable. */
    private static final Kind<String> TOKEN = Kind.matching(
            "the name of an environment variable, or of a file",
            "write a name of capital letters, digits and _, or file:/mounted/path; never the token itself",
            Pattern.compile("[A-Z][A-Z0-9_]{0,99}|file:/\\S{1,200}"),
            "",
            text -> text);

    private static final String ABOUT_THE_TOKEN = """

            The employee token is made in Tripletex, by somebody who administers it there: Company → Employees → the employee →
            API access → New key, application «KapitalKontroll2», a name, save, copy. It is shown once. Do not type it here: put it
            into an environment variable of the KK2 process, or into a file that this process alone may read.
            """;

    private final Path folder;
    private final LocalDate today;
    private final Map<String, String> given;
    private final BufferedReader in;
    private final PrintStream prompts;
    private final Map<String, Question> asked = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    /**
     * @param folder of creditor files; made when it is not there
     * @param given answers by key, for which nobody is asked
     * @param in further answers, a line each; at its end suggestions count
     * @param prompts where questions go
     */
    public InitCreditor(
            Path folder, LocalDate today, Map<String, String> given, BufferedReader in, PrintStream prompts) {
        this.folder = folder;
        this.today = today;
        this.given = new HashMap<>(given);
        this.in = in;
        this.prompts = prompts;
    }

    /** Ends the asking. */
    private static final class NoAnswer extends Exception {

        private final transient InitAnswer.Refused refused;

        NoAnswer(String key, String why, String remedy) {
            super(key, null, false, false);
            this.refused = new InitAnswer.Refused(key, why, remedy);
        }
    }

    public InitAnswer ask() {
        try {
            who();
            tripletex();
            refuseUnasked();
            return write(verified());
        } catch (NoAnswer none) {
            return none.refused;
        }
    }

    private void who() throws NoAnswer {
        ask(Question.required("id", "a short name for the creditor, which its file gets too", ParseCreditorFile.ID)
                .unless(this::isTaken, "there must be no file of that name yet"));
        ask(Question.required("name", "the firm, as it stands on the letters", Kind.TEXT));
        ask(Question.required("organisation-number", "its organisation number", ParseCreditorFile.ORGANISATION_NUMBER));
        ask(Question.required("address.line", "street or box", Kind.TEXT));
        ask(Question.required("address.postal-code", "postal code", ParseCreditorFile.POSTAL_CODE));
        ask(Question.required("address.city", "city", Kind.TEXT));
        ask(Question.required("contact.name", "contact person, printed on the letters", Kind.TEXT));
        ask(Question.required("contact.email", "where debtors write to", Kind.EMAIL_ADDRESS));
        ask(Question.optional("contact.phone", "where debtors call", ParseCreditorFile.PHONE));
        caseHandlers();
        ask(new Question(
                "logo",
                "a PNG or JPEG in " + folder,
                null,
                true,
                "is no PNG or JPEG in that folder, of at most 1 MB and 4000 pixels a side; put it there, or leave it out",
                name -> new FindLogo().find(folder.toAbsolutePath(), name).isPresent()));
        ask(Question.required(
                "bank-account", "the bank account on the invoices, where debtors pay", ParseCreditorFile.BANK_ACCOUNT));
        ask(Question.required("from-address", "the sender of the e-mails", Kind.EMAIL_ADDRESS));
        ask(Question.suggesting("start-date", "invoices dated before it are left alone", today.toString(), Kind.DATE));
    }

    private void caseHandlers() throws NoAnswer {
        for (int n = 1; n <= MOST_HANDLERS; n++) {
            var key = "case-handlers." + n + ".";
            var name = n == 1
                    ? ask(Question.required(key + "name", "case handler, who decides about cases", Kind.TEXT))
                    : ask(Question.optional(key + "name", "another case handler", Kind.TEXT));
            if (name.isEmpty()) {
                return;
            }
            ask(Question.required(key + "email", "e-mail of the case handler", Kind.EMAIL_ADDRESS));
            ask(Question.optional(key + "phone", "phone of the case handler", ParseCreditorFile.PHONE));
        }
    }

    private void tripletex() throws NoAnswer {
        account("fee-income", "account for fee income", "3909");
        account("interest-income", "account for interest income", "8050");
        account("costs", "account for costs, as court fees", "7309");
        account("bank", "account of the bank", "1930");
        account("receivables", "account of receivables", "1500");
        ask(Question.required("products.fee", "product number for fees", Kind.TEXT));
        ask(Question.required("products.interest", "product number for interest", Kind.TEXT));
        ask(Question.required("products.costs", "product number for costs", Kind.TEXT));
        prompts.println(ABOUT_THE_TOKEN);
        ask(Question.suggesting("tripletex.employee-token", "where the token will be", variable(), TOKEN));
    }

    private void account(String role, String asks, String usual) throws NoAnswer {
        ask(Question.suggesting("ledger." + role, asks, usual, ParseCreditorFile.ACCOUNT));
    }

    private String variable() {
        var id = answers.get("id").toUpperCase(Locale.ROOT).replace('-', '_').replaceFirst("^[^A-Z]+", "");
        return (id.isEmpty() ? "" : id + "_") + "TRIPLETEX_TOKEN";
    }

    private boolean isTaken(String id) {
        return Files.exists(folder.resolve(id + ".yaml")) || Files.exists(folder.resolve(id + ".yml"));
    }

    private String ask(Question question) throws NoAnswer {
        asked.put(question.key(), question);
        var answer = given.containsKey(question.key()) ? ofGiven(question) : ofPerson(question);
        answers.put(question.key(), answer);
        return answer;
    }

    private String ofGiven(Question question) throws NoAnswer {
        return question.accept(given.remove(question.key()))
                .orElseThrow(() -> new NoAnswer(question.key(), "the answer given with the call", question.wrong()));
    }

    private String ofPerson(Question question) throws NoAnswer {
        while (true) {
            prompts.print(question.prompt());
            prompts.flush();
            var line = nextLine();
            var answer = question.accept(line.orElse(""));
            if (answer.isPresent()) {
                return answer.get();
            }
            if (line.isEmpty()) {
                prompts.println();
                throw new NoAnswer(
                        question.key(),
                        "the answers ended before it",
                        "answer it, or give --set " + question.key() + "=…");
            }
            prompts.println("  that " + question.wrong());
        }
    }

    private Optional<String> nextLine() throws NoAnswer {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new NoAnswer("answers", "cannot be read", "type them, or send them as lines of UTF-8 text");
        }
    }

    private void refuseUnasked() throws NoAnswer {
        for (var key : given.keySet()) {
            throw new NoAnswer(key, "nobody asks for it", "take it out; init asks for " + asked.keySet());
        }
    }

    /** The text, once the parser of creditor files has nothing against it; what it refuses is asked for again, one thing at a time. */
    private String verified() throws NoAnswer {
        for (var problems = problems(); !problems.isEmpty(); problems = problems()) {
            askAgain(firstAsked(problems));
        }
        return text(reference(answers.get("tripletex.employee-token")));
    }

    private BrokenFile firstAsked(List<BrokenFile> problems) {
        var order = List.copyOf(asked.keySet());
        return Collections.min(problems, Comparator.comparingInt(problem -> order.indexOf(problem.key())));
    }

    private void askAgain(BrokenFile broken) throws NoAnswer {
        var question = asked.get(broken.key());
        // whoever answers has no lines before them yet
        var problem = broken.problem().replaceFirst("^line \\d+: ", "");
        if (question == null) {
            throw new NoAnswer(broken.key(), problem, broken.remedy());
        }
        prompts.println("  %s %s; %s".formatted(broken.key(), problem, broken.remedy()));
        prompts.print(question.prompt());
        prompts.flush();
        var line = nextLine().orElseThrow(() -> new NoAnswer(broken.key(), problem, broken.remedy()));
        question.accept(line).ifPresent(answer -> answers.put(question.key(), answer));
    }

    private List<BrokenFile> problems() {
        var parser = new ParseCreditorFile(Map.of(VERIFYING, "x"), Set.of(STANDARD));
        var parsed = parser.parse(file(), text("${" + VERIFYING + "}"));
        return parsed instanceof BrokenCreditorFile broken ? broken.problems() : List.of();
    }

    private String text(String tokenReference) {
        return new WriteCreditorFile().of(answers, tokenReference);
    }

    private static String reference(String token) {
        return token.startsWith("file:") ? token : "${" + token + "}";
    }

    private Path file() {
        return folder.resolve(answers.get("id") + ".yaml");
    }

    private InitAnswer write(String text) throws NoAnswer {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new InitAnswer.Written(file(), answers.get("tripletex.employee-token"));
        } catch (FileAlreadyExistsException e) {
            throw new NoAnswer("id", "has a file by now", "begin again with another id; no file is overwritten");
        } catch (IOException e) {
            throw new NoAnswer(
                    "id",
                    "its file cannot be written in " + folder,
                    "give the right to write there, or name another folder with --folder");
        }
    }
}
