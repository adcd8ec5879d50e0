package io.orderlog.domain.contact;

/**
 * Where a parcel goes. Taken as it is; {@link ContactRules} has what commands may bring.
 *
 * @param name of who gets it
 * @param street with the number of the house
 * @param country two capital letters, as ISO 3166-1 has them
 */
public record PostalAddress(
    String name, String street, String postalCode, String city, String country) {}
