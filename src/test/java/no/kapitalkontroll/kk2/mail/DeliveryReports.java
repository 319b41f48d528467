package no.kapitalkontroll.kk2.mail;

import java.nio.charset.StandardCharsets;

/** Delivery reports as mail servers write them, with invented names. */
public final class DeliveryReports {

    private DeliveryReports() {}

    /** What a mail server of Postfix' kind sends back. */
    public static String postfix(String messageId, String recipient, String action, String status) {
        return """
                Return-Path: <>
                Date: Tue, 15 Sep 2026 06:01:12 +0200 (CEST)
                From: MAILER-DAEMON@mx.eventyr.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: faktura@eventyr.example
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="5A1F23C0A2.1789444872/mx.eventyr.example"
                Message-Id: <20260915040112.5A1F2%d@mx.eventyr.example>

                This is a MIME-encapsulated message.

                --5A1F23C0A2.1789444872/mx.eventyr.example
                Content-Description: Notification
                Content-Type: text/plain; charset=utf-8

                I'm sorry to have to inform you that your message could not
                be delivered to one or more recipients.

                --5A1F23C0A2.1789444872/mx.eventyr.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.eventyr.example
                X-Postfix-Queue-ID: 5A1F23C0A2
                X-Postfix-Sender: rfc822; faktura@eventyr.example
                Arrival-Date: Tue, 15 Sep 2026 06:01:10 +0200 (CEST)

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: %s
                Remote-MTA: dns; mx.debitor.example
                Diagnostic-Code: smtp; 550 5.1.1 <%s>: Recipient address
                    rejected: User unknown in virtual mailbox table

                --5A1F23C0A2.1789444872/mx.eventyr.example
                Content-Description: Undelivered Message
                Content-Type: message/rfc822

                Return-Path: <faktura@eventyr.example>
                Date: Tue, 15 Sep 2026 06:00:00 +0200
                From: Eventyr AS <faktura@eventyr.example>
                To: %s
                Message-ID: %s
                Subject: Brev fra Eventyr AS
                MIME-Version: 1.0
                Content-Type: text/plain

                Vedlagt brev
                --5A1F23C0A2.1789444872/mx.eventyr.example--
                """.formatted(
                        Math.floorMod(messageId.hashCode(), 100_000),
                        recipient,
                        recipient,
                        action,
                        status,
                        recipient,
                        recipient,
                        messageId);
    }

    /** As Exim writes it: headers alone are returned, and the fields stand in another order. */
    static String exim(String messageId, String recipient) {
        return """
                Auto-Submitted: auto-replied
                From: Mail Delivery System <Mailer-Daemon@mail.eventyr.example>
                To: faktura@eventyr.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=1789444872-eximdsn-1804289383
                MIME-Version: 1.0
                Subject: Mail delivery failed: returning message to sender
                X-Failed-Recipients: %s

                --1789444872-eximdsn-1804289383
                Content-type: text/plain; charset=us-ascii

                This message was created automatically by mail delivery software.

                --1789444872-eximdsn-1804289383
                Content-type: message/delivery-status

                Reporting-MTA: dns; mail.eventyr.example

                Action: failed
                Final-Recipient: rfc822;%s
                Status: 5.0.0
                Remote-MTA: dns; mx.debitor.example
                Diagnostic-Code: smtp; 550 no such user

                --1789444872-eximdsn-1804289383
                Content-type: text/rfc822-headers

                Return-path: <faktura@eventyr.example>
                From: Eventyr AS <faktura@eventyr.example>
                To: %s
                Message-ID: %s

                --1789444872-eximdsn-1804289383--
                """.formatted(recipient, recipient, recipient, messageId);
    }

    /** As Exchange writes it: base64 in the readable part, other capitals, a Message-ID that is folded. */
    static String exchange(String messageId, String recipient) {
        return """
                From: <postmaster@debitor.example>
                To: <faktura@eventyr.example>
                Date: Tue, 15 Sep 2026 04:01:15 +0000
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="9B095B5ADSN=_01DCE1A2D6B8_EX01"
                X-MS-Exchange-Message-Is-Ndr:
                Subject: =?utf-8?B?S2FuIGlra2UgbGV2ZXJlczogQnJldiBmcmEgRXZlbnR5ciBBUw==?=
                MIME-Version: 1.0

                --9B095B5ADSN=_01DCE1A2D6B8_EX01
                Content-Type: multipart/alternative; differences=Content-Type;
                \tboundary="a"

                --a
                Content-Type: text/plain; charset="utf-8"
                Content-Transfer-Encoding: base64

                S2FuIGlra2UgbGV2ZXJlcw==
                --a--

                --9B095B5ADSN=_01DCE1A2D6B8_EX01
                Content-Type: message/delivery-status

                Reporting-MTA: dns;EX01.debitor.example
                Received-From-MTA: dns;mx.eventyr.example
                Arrival-Date: Tue, 15 Sep 2026 04:01:12 +0000

                Final-Recipient: RFC822;%s
                Action: Failed
                Status: 5.1.10
                Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
                X-Display-Name: Kari Kunde

                --9B095B5ADSN=_01DCE1A2D6B8_EX01
                Content-Type: message/rfc822

                Received: from EX01.debitor.example (10.0.0.4)
                From: Eventyr AS <faktura@eventyr.example>
                To: <%s>
                Message-ID:
                \t%s
                MIME-Version: 1.0
                Content-Type: text/plain

                Vedlagt brev

                --9B095B5ADSN=_01DCE1A2D6B8_EX01--
                """.formatted(recipient, recipient, messageId);
    }

    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
