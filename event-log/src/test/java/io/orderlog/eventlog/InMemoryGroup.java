package io.orderlog.eventlog;

import io.orderlog.eventlog.shared.MemberReplacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who reads which partitions of an {@link InMemoryEventLog}. As with Kafka, a partition goes to
 * another member only after the one that has it let it go with a poll. Unlike there, a member that
 * does not poll is waited for. Guarded by the lock of the log.
 */
final class InMemoryGroup {

  private final int partitions;
  private final List<Member> members = new ArrayList<>();

  InMemoryGroup(int partitions) {
    this.partitions = partitions;
  }

  /** With its name, a member takes the place of its former self. */
  Member join(Optional<String> name) {
    Member joined = new Member();
    joined.name = name;
    members.stream().filter(member -> name.isPresent() && member.name.equals(name)).findFirst()
        .ifPresentOrElse(former -> joined.replace(former), () -> members.add(joined));
    return joined;
  }

  final class Member {

    private Optional<String> name = Optional.empty();
    private Set<Integer> assigned = new TreeSet<>();

    private void replace(Member former) {
      assigned = former.assigned;
      former.assigned = new TreeSet<>();
      members.set(members.indexOf(former), this);
    }

    Set<Integer> assigned() {
      return Set.copyOf(assigned);
    }

    /**
     * Lets go what is to be another's, and takes what is to be its own and nobody has any more.
     *
     * @return whether that changed anything
     * @throws MemberReplacedException if another has joined under its name
     */
    boolean agree() {
      if (!members.contains(this)) {
        throw new MemberReplacedException("another has joined as " + name.orElse("?"), null);
      }
      boolean letGo = assigned.removeIf(partition -> memberFor(partition) != this);
      boolean taken = false;
      for (int partition = 0; partition < partitions; partition++) {
        taken |= memberFor(partition) == this && isFree(partition) && assigned.add(partition);
      }
      return letGo || taken;
    }

    void leave() {
      members.remove(this);
      assigned.clear();
    }
  }

  private Member memberFor(int partition) {
    return members.get(partition % members.size());
  }

  private boolean isFree(int partition) {
    return members.stream().noneMatch(member -> member.assigned.contains(partition));
  }
}
