package io.orderlog.projections.readmodel;

/**
 * One build of a read model, with tables of its own. A later build has a higher number.
 *
 * @param number from 1
 */
public record Generation(int number) {

  /** The name of a table of this generation, as in {@code orders_g3}. */
  public String tableName(String readModel) {
    return readModel + "_g" + number;
  }

  @Override
  public String toString() {
    return String.valueOf(number);
  }
}
