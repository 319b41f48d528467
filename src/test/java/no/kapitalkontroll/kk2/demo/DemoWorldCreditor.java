package no.kapitalkontroll.kk2.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * One creditor of the demo, and its file. Havgap has a minimum claim and a late start date; Storskog charges businesses
 * the compensation and has an invoice from 2021.
 */
enum DemoWorldCreditor {
    FJELLHEIM(
            "Fjellheim Renhold AS",
            "914286018",
            "{lines: [Storgata 1], postal-code: \"0155\", city: Oslo}",
            "1234.56.78903",
            new Color(0x1f5f8b),
            "start-date: 2026-01-01\nlanguage: nb\n"),
    HAVGAP(
            "Havgap Båtservice AS",
            "845623104",
            "{lines: [Bryggerekka 12], postal-code: \"5003\", city: Bergen}",
            "8601.11.17947",
            new Color(0x0b7a75),
            "start-date: 2026-04-01\nlanguage: nn\nminimum-claim: 300.00\n"),
    STORSKOG(
            "Storskog Elektro AS",
            "847901454",
            "{lines: [Tømmerveien 8], postal-code: \"7010\", city: Trondheim}",
            "1506.28.44105",
            new Color(0x4f6d2f),
            "start-date: 2021-01-01\nlanguage: nb\nbusiness-compensation: true\n");

    final String companyName;
    final String organisationNumber;
    private final String address;
    private final String bankAccount;
    private final Color colour;
    private final String special;

    DemoWorldCreditor(
            String companyName,
            String organisationNumber,
            String address,
            String bankAccount,
            Color colour,
            String special) {
        this.companyName = companyName;
        this.organisationNumber = organisationNumber;
        this.address = address;
        this.bankAccount = bankAccount;
        this.colour = colour;
        this.special = special;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String bankAccountDigits() {
        return bankAccount.replace(".", "");
    }

    /** The environment variable that its file names. */
    String tokenVariable() {
        return name() + "_TRIPLETEX_TOKEN";
    }

    String employeeToken() {
        return "demo-employee-" + id();
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(id() + ".yaml"), yaml());
        ImageIO.write(logo(), "png", folder.resolve(id() + ".png").toFile());
    }

    private String yaml() {
        var text = """
                id: ID
                name: NAME
                organisation-number: "ORGANISATION"
                address: ADDRESS
                contact: {name: Kundesenteret, email: kunde@ID.example, phone: "22 00 00 00"}
                case-handlers: [{name: Siv Saksvik, email: inkasso@ID.example, phone: "22 00 00 01"}]
                logo: ID.png
                bank-account: "ACCOUNT"
                from-address: faktura@ID.example
                SPECIALtripletex: {employee-token: "${TOKEN}", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: "S100", interest: "R100", costs: "O100"}
                procedure: standard
                coverage-order: [principal, costs, fees, interest]
                small-rest: 100.00
                voucher: {send-to-ledger: false}
                """;
        return text.replace("SPECIAL", special)
                .replace("ORGANISATION", organisationNumber)
                .replace("NAME", companyName)
                .replace("ADDRESS", address)
                .replace("ACCOUNT", bankAccount)
                .replace("TOKEN", tokenVariable())
                .replace("ID", id());
    }

    /** Shapes only: a machine without fonts draws it too. */
    private BufferedImage logo() {
        var image = new BufferedImage(480, 160, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 480, 160);
        pen.setColor(colour);
        pen.fillRoundRect(180, 62, 280, 18, 9, 9);
        pen.fillRoundRect(180, 94, 180, 12, 6, 6);
        switch (this) {
            case FJELLHEIM -> mountain(pen);
            case HAVGAP -> waves(pen);
            case STORSKOG -> spruce(pen);
        }
        pen.dispose();
        return image;
    }

    private static void mountain(Graphics2D pen) {
        pen.fillPolygon(new Polygon(new int[] {20, 75, 130}, new int[] {130, 30, 130}, 3));
        pen.fillPolygon(new Polygon(new int[] {85, 120, 155}, new int[] {130, 70, 130}, 3));
    }

    private static void waves(Graphics2D pen) {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                pen.fillArc(20 + 45 * column, 35 + 35 * row, 45, 40, 0, 180);
            }
        }
    }

    private static void spruce(Graphics2D pen) {
        for (int tier = 0; tier < 3; tier++) {
            int half = 25 + 12 * tier;
            pen.fillPolygon(new Polygon(
                    new int[] {85 - half, 85, 85 + half},
                    new int[] {70 + 28 * tier, 20 + 28 * tier, 70 + 28 * tier},
                    3));
        }
        pen.fillRect(79, 126, 12, 18);
    }
}
