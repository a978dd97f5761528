package dev.parley.sandbox.phone;

/** What carries texts between an address and another: the part before the colon, {@code sms} where there is none. */
public record Channel(String name) {
    private static final String SMS = "sms";
    private static final String WHATSAPP = "whatsapp";

    public static Channel of(String address) {
        int colon = address.indexOf(':');
        return new Channel(colon < 0 ? SMS : address.substring(0, colon));
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

    /** Returns the SID that a conversation's receipt names: {@code WA…} for WhatsApp, else the text's own. */
    public String messageSid(String textSid) {
        return name.equals(WHATSAPP) ? "WA" + textSid.substring(2) : textSid;
    }
}
