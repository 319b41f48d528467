package no.kapitalkontroll.kk2.demo;

import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.FJELLHEIM;
import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.HAVGAP;
import static no.kapitalkontroll.kk2.demo.DemoWorldCreditor.STORSKOG;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.standin.Accountant;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.DebtorScript;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/**
 * The demo's invented world: three creditors, some hundred invoices from March to December 2026, debtors of every sort,
 * and at least one invoice for each decision and reason that does not need a case handler. The same in every run. Every
 * invoice comes into being on its own date while the days are played.
 */
public final class DemoWorld {

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 18);

    private static final LocalDate BEGINNING = LocalDate.of(2026, 3, 1);
    private static final int SALES_OF_A_COMPANY = 100;

    private final StandInTripletex tripletex;
    private final Random random = new Random(20_260_914);
    private final DemoWorldNames names = new DemoWorldNames(random);
    private final Map<DemoWorldCreditor, Company> companies = new EnumMap<>(DemoWorldCreditor.class);
    private final Map<String, List<InvoiceDoc>> planted = new TreeMap<>();

    private DemoWorld(StandInTripletex tripletex) {
        this.tripletex = tripletex;
    }

    /** Builds the world and plays it up to the evening before {@link #FIRST_DAY}. */
    public static DemoWorld build(StandInTripletex tripletex) {
        var world = new DemoWorld(tripletex);
        tripletex.switches().listsUncharged = true;
        for (var creditor : DemoWorldCreditor.values()) {
            world.found(creditor);
        }
        new DemoWorldOddities(world).plan();
        world.companies.values().forEach(world::sellToMany);
        for (var day = BEGINNING; day.isBefore(FIRST_DAY); day = day.plusDays(1)) {
            tripletex.playDay(day);
        }
        return world;
    }

    private void found(DemoWorldCreditor creditor) {
        var company = tripletex.company(creditor.companyName, creditor.organisationNumber, creditor.employeeToken());
        company.account(1930).bank(creditor.bankAccountDigits());
        tripletex.play().accountant(company, creditor == HAVGAP ? Accountant.SAME_EVENING : Accountant.NEXT_WEEKDAY);
        companies.put(creditor, company);
    }

    Company company(DemoWorldCreditor creditor) {
        return companies.get(creditor);
    }

    StandInTripletex tripletex() {
        return tripletex;
    }

    // --- what the lead of the play asks

    public List<Company> companies() {
        return List.of(company(FJELLHEIM), company(HAVGAP), company(STORSKOG));
    }

    /** The id of the company's creditor file. */
    public String creditorOf(Company company) {
        return companies.entrySet().stream()
                .filter(entry -> entry.getValue() == company)
                .map(entry -> entry.getKey().id())
                .findFirst()
                .orElseThrow();
    }

    /** The invoices that were made to show a reason or an oddity, by its word; complete once the last day is played. */
    public Map<String, List<InvoiceDoc>> planted() {
        return Map.copyOf(planted);
    }

    /**
     * Writes a creditor file and a logo for each creditor.
     *
     * @return the environment variables that KK2 needs to work with them
     */
    public Map<String, String> writeCreditors(Path folder) throws IOException {
        Files.createDirectories(folder);
        var environment = new LinkedHashMap<String, String>();
        environment.put("KK2_TRIPLETEX_URL", tripletex.baseUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", StandInTripletex.CONSUMER_TOKEN);
        environment.put("KK2_CREDITORS", folder.toString());
        for (var creditor : DemoWorldCreditor.values()) {
            creditor.write(folder);
            environment.put(creditor.tokenVariable(), creditor.employeeToken());
        }
        return environment;
    }

    // --- customers

    CustomerCard firm(Company company) {
        return addressed(company.customer(names.firm()).organisationNumber(names.organisationNumber()));
    }

    CustomerCard person(Company company) {
        return addressed(company.customer(names.person()).privatePerson());
    }

    private CustomerCard addressed(CustomerCard card) {
        var place = names.place();
        return card.postalAddress(names.street(), place[0], place[1], "NO")
                .email(DemoWorldNames.mailOf(card.name(), card.number()));
    }

    // --- sales

    /** An invoice that will be charged on its date; {@code trait} makes it special. */
    void sell(
            Company company,
            CustomerCard customer,
            String amount,
            LocalDate date,
            int daysToPay,
            DebtorScript script,
            Consumer<InvoiceDoc> trait) {
        tripletex.play().plan(date, company, (c, today) -> {
            var invoice = c.invoice(customer, new BigDecimal(amount), date, date.plusDays(daysToPay))
                    .line(what(c, date));
            trait.accept(invoice);
            c.script(invoice, script);
            return true;
        });
    }

    private String what(Company company, LocalDate date) {
        var service = company == company(FJELLHEIM)
                ? "Renhold"
                : company == company(HAVGAP) ? "Vårpuss og opplag" : "Elektrikerarbeid";
        return "%s, uke %02d".formatted(service, (date.getDayOfYear() + 6) / 7);
    }

    void plant(String reason, InvoiceDoc invoice) {
        planted.computeIfAbsent(reason, r -> new CopyOnWriteArrayList<>()).add(invoice);
    }

    private void sellToMany(Company company) {
        var customers = new ArrayList<CustomerCard>();
        for (int i = 0; i < 40; i++) {
            var card = i % 2 == 0 ? firm(company) : person(company);
            if (i % 8 == 3) {
                card.withoutEmail();
            }
            if (i % 13 == 5) {
                card.language("EN");
            }
            customers.add(card);
        }
        for (int i = 0; i < SALES_OF_A_COMPANY; i++) {
            var customer = customers.get(random.nextInt(customers.size()));
            var date = someDate();
            int daysToPay = 14 + 7 * random.nextInt(3);
            var script = someScript(date);
            sell(company, customer, someAmount(), date, daysToPay, script, someTrait(company, i));
            if (i % 12 == 0) {
                // The same debtor and due date: only one of the two letters bears a fee.
                sell(company, customer, someAmount(), date, daysToPay, script, invoice -> {});
            }
        }
    }

    /** Three of four so late that the demo sees their whole way. */
    private LocalDate someDate() {
        var late = LocalDate.of(2026, 7, 20);
        return random.nextInt(4) == 0 ? BEGINNING.plusDays(random.nextInt(141)) : late.plusDays(random.nextInt(145));
    }

    private String someAmount() {
        int kroner = 400 + random.nextInt(random.nextInt(5) == 0 ? 48_000 : 9_000);
        var oere = List.of("00", "00", "50", "25", "13").get(random.nextInt(5));
        return kroner + "." + oere;
    }

    private DebtorScript someScript(LocalDate invoiceDate) {
        // What is older than the demo was nearly always paid in time.
        if (invoiceDate.isBefore(LocalDate.of(2026, 7, 20)) && random.nextInt(10) > 0) {
            return DebtorScript.paysBeforeLetter(random.nextInt(17) - 3);
        }
        int lot = random.nextInt(100);
        if (lot < 25) {
            return DebtorScript.paysBeforeLetter(random.nextInt(17) - 3);
        } else if (lot < 35) {
            return DebtorScript.paysPrincipalOnly(18 + random.nextInt(12));
        } else if (lot < 55) {
            return DebtorScript.paysEverything(17 + random.nextInt(14));
        } else if (lot < 65) {
            return DebtorScript.paysEverything(40 + random.nextInt(12));
        } else if (lot < 71) {
            return DebtorScript.paysPart(10 + random.nextInt(20), 30 + random.nextInt(40));
        } else if (lot < 75) {
            return DebtorScript.paysPart(20, 50).then(DebtorScript.paysEverything(34 + random.nextInt(10)));
        } else if (lot < 79) {
            return DebtorScript.paysPrincipalOnly(20).then(DebtorScript.paysEverything(28));
        } else if (lot < 82) {
            return DebtorScript.paysTooMuch(19 + random.nextInt(8), new BigDecimal("250.00"));
        } else if (lot < 85) {
            return DebtorScript.paysThenReversed(12 + random.nextInt(10), 4);
        } else if (lot < 87) {
            return DebtorScript.fullCreditNote(8 + random.nextInt(20));
        } else if (lot < 90) {
            return DebtorScript.partialCreditNote(8 + random.nextInt(20), 20);
        }
        return DebtorScript.neverPays();
    }

    private Consumer<InvoiceDoc> someTrait(Company company, int ordinal) {
        return switch (ordinal % 25) {
            case 4 -> invoice -> invoice.kid("");
            case 9 -> invoice -> remindedByTripletex(company, invoice, "REMINDER");
            case 17 -> invoice -> remindedByTripletex(company, invoice, "SOFT_REMINDER");
            default -> invoice -> {};
        };
    }

    /** Tripletex itself reminds a week after the due date, for a charge and with 14 days to pay. */
    private void remindedByTripletex(Company company, InvoiceDoc invoice, String type) {
        var date = invoice.dueDate().plusDays(7);
        tripletex.play().plan(date, company, (c, today) -> {
            if (invoice.outstanding().signum() > 0) {
                invoice.reminder(type, date, date.plusDays(14), new BigDecimal("38.00"));
            }
            return true;
        });
    }
}
