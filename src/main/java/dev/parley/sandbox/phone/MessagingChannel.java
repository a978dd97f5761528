package dev.parley.sandbox.phone;

/** What carries texts between an address and another: the part before the colon, {@code sms} where there is none. */
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
    public boolean tellsOfReading() {
        return name.equals(WHATSAPP);
    }

    /** Returns whether one may write freely only for a while after the phone wrote. */
    public boolean hasSessions() {
        return name.equals(WHATSAPP);
    }

    /** Returns how many media one text takes along; Twilio leaves the others behind. */
    public int maxMedia() {
        return name.equals(WHATSAPP) ? 1 : MAX_MEDIA;
    }

    /** Returns how many bytes the media of one text have together. */
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
