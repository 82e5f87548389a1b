package io.cartage.flow;

import io.cartage.config.MailSettings;
import jakarta.mail.Session;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;

/** The mail server of {@code cartage.yaml}, as routes know it: {@code #mailServer}. */
final class MailServer {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private MailServer() {}

    static JavaMailSender of(MailSettings mail) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.auth", String.valueOf(!mail.user().isEmpty()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(mail.tls() == MailSettings.Tls.IMPLICIT));
        properties.put("mail.smtp.starttls.enable", String.valueOf(mail.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(mail.tls() == MailSettings.Tls.STARTTLS));
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol("smtp");
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        if (!mail.user().isEmpty()) {
            sender.setUsername(mail.user());
            sender.setPassword(mail.password().reveal());
        }
        sender.setSession(Session.getInstance(properties));
        return sender;
    }
}
