package dev.parley.sandbox.carrier;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.TextMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the form of a status callback: the parameters Twilio was seen to send for text messages, and four more for
 * other channels. Their {@code EventType} is not a conversation event: it is {@code READ} once the text was read. The
 * text of {@code ChannelStatusMessage} and the SID of the channel's installation are invented.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
public final class StatusCallback {
    private static final String INSTALLATION = "XE" + "0".repeat(32);

    private StatusCallback() {}

    public static FormParameters of(TextMessage text) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("SmsSid", text.sid);
        form.put("SmsStatus", text.status);
        form.put("MessageStatus", text.status);
        form.put("To", text.to);
        form.put("MessageSid", text.sid);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("From", text.from);
        form.put("ApiVersion", "2010-04-01");
        Integer errorCode = text.errorCode;
        form.put("ErrorCode", errorCode == null ? null : errorCode.toString());
        MessagingChannel channel = MessagingChannel.of(text.to);
        if (!channel.isSms()) {
            form.put("ChannelPrefix", channel.name());
            form.put("ChannelInstallSid", INSTALLATION);
            form.put("ChannelStatusMessage", errorCode == null ? null : "The channel refused it: " + errorCode + ".");
            form.put("EventType", text.status.equals("read") ? text.status.toUpperCase(Locale.ROOT) : null);
        }
        return FormParameters.of(form);
    }
}
