package io.orderlog.domain.wait;

/** Why a waiting list does not take a command. */
public sealed interface WaitRejection {

  /** There is something: who wants it can have it. */
  record InStock() implements WaitRejection {}

  /** This address waits already, and keeps its place. */
  record AlreadyWaiting() implements WaitRejection {}

  /** A wait with this id is that of another address. */
  record WaitIdTaken() implements WaitRejection {}

  /** No more than that can wait for one item. */
  record TooManyWaiting(int limit) implements WaitRejection {}

  /** No wait with this id is under way; it may be over. */
  record NotWaiting() implements WaitRejection {}

  /** Nobody is to be told at this time. */
  record NotDue() implements WaitRejection {}
}
