package io.orderlog.command.effects.smtp;

/**
 * What a mail says.
 *
 * @param subject in one line
 * @param plain for those who read text
 * @param html the same for those who read HTML
 */
public record MailText(String subject, String plain, String html) {}
