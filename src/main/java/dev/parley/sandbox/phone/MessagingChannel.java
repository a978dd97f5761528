package dev.parley.sandbox.phone;

/** The channel of a text, by the prefix of its address: the part before the colon, {@code sms} without one. */
public record MessagingChannel(String name) {
    private static final String SMS = "sms";
    private static final String WHATSAPP = "whatsapp";
    private static final int MAX_MEDIA = 10;

    public static MessagingChannel of(String address) {
        int colon = address.indexOf(':');
        return new MessagingChannel(colon < 0 ? SMS : address.substring(0, colon));
    }

    public boolean isSms() {
        return name.equals(SMS);
    }

    /** Returns whether the sender learns that a text was read. */
    public boolean reportsReads() {
        return name.equals(WHATSAPP);
    }

    /** Returns whether freeform messages are allowed only for a while after the phone wrote. */
    public boolean hasSessions() {
        return name.equals(WHATSAPP);
    }

    /** Returns the maximum number of media of one text; Twilio drops the others. */
    public int maxMedia() {
        return name.equals(WHATSAPP) ? 1 : MAX_MEDIA;
    }

    /** Returns the maximum size in bytes of the media of one text. */
    public int maxMediaBytes() {
        return name.equals(WHATSAPP) ? 16_000_000 : 5_000_000;
    }

    /** Returns Twilio's code for a text whose media could not be fetched. */
    public int codeOfLostMedia() {
        return isSms() ? 11200 : 63019;
    }

    /** Returns the SID that a conversation's receipt names: {@code WA…} for WhatsApp, else the text's own. */
    public String messageSid(String textSid) {
        return name.equals(WHATSAPP) ? "WA" + textSid.substring(2) : textSid;
    }
}
