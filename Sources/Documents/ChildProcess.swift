import Glibc
import Synchronization

/// Runs a program without a shell: bytes in, bytes out, within a time limit.
enum ChildProcess {
  /// What a run came to.
  struct Outcome {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    /// The exit status; 128 and the signal where a signal ended it.
    var status: Int32 = 0
  }

  /// Why a run gave nothing.
  enum Failure: Error, Hashable {
    /// No such program on the path.
    case notFound
    /// It was still running at the limit, and was killed.
    case timeLimit
    /// More came out than the limit.
    case tooLarge
    /// The system refused.
    case system(String)
  }

  /// Runs `arguments`, whose first is the program, and gives it `input`.
  ///
  /// - Parameter limit: the most bytes that may come out.
  static func run(
    _ arguments: [String], input: [UInt8], seconds: Int, limit: Int
  ) throws(Failure) -> Outcome {
    let (child, pipes) = try start(arguments)
    // Our ends: we write to the first pipe and read from the others.
    _ = close(pipes[0][0])
    _ = close(pipes[1][1])
    _ = close(pipes[2][1])
    var outcome = Outcome()
    let failure = exchange(
      input, to: pipes[0][1], from: pipes[1][0], errors: pipes[2][0], seconds: seconds, limit: limit, into: &outcome)
    if failure != nil { _ = kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if let failure { throw failure }
    outcome.status = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return outcome
  }

  /// Between making a pipe and marking it as ours alone, a child that another thread starts would inherit it, and keep
  /// its reader waiting.
  private static let starting = Mutex(())

  private static func start(_ arguments: [String]) throws(Failure) -> (child: pid_t, pipes: [[Int32]]) {
    let result: Result<(pid_t, [[Int32]]), Failure> = starting.withLock { _ in
      var pipes = [[Int32]](repeating: [-1, -1], count: 3)
      do throws(Failure) {
        for index in pipes.indices {
          guard pipe(&pipes[index]) == 0 else { throw .system(FileBytes.message(errno)) }
          for end in pipes[index] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        return .success((try spawn(arguments, pipes), pipes))
      } catch {
        for ends in pipes { for end in ends where end >= 0 { _ = close(end) } }
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func spawn(_ arguments: [String], _ pipes: [[Int32]]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0][0], 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1][1], 1)
    posix_spawn_file_actions_adddup2(&actions, pipes[2][1], 2)
    // The child must see a closed pipe and Ctrl-C as any program does, whatever this process ignores.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for argument in argv { free(argument) } }
    var child = pid_t()
    let error = posix_spawnp(&child, arguments[0], &actions, &attributes, &argv, environ)
    guard error == 0 else { throw error == ENOENT ? .notFound : .system(FileBytes.message(error)) }
    return child
  }

  /// Feeds the child and takes what it says until it closes both its outputs. Closes all three descriptors.
  private static func exchange(
    _ input: [UInt8], to target: Int32, from output: Int32, errors: Int32, seconds: Int, limit: Int,
    into outcome: inout Outcome
  ) -> Failure? {
    var open = [output, errors]
    var feeding = true
    var fed = 0
    defer {
      for descriptor in open { _ = close(descriptor) }
      if feeding { _ = close(target) }
    }
    _ = fcntl(target, F_SETFL, O_NONBLOCK)
    let deadline = now() + seconds * 1000
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      if feeding, fed == input.count {
        _ = close(target)
        feeding = false
      }
      let left = deadline - now()
      guard left > 0 else { return .timeLimit }
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if feeding { polled.append(pollfd(fd: target, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&polled, nfds_t(polled.count), Int32(min(left, 1000))) >= 0 || errno == EINTR else {
        return .system(FileBytes.message(errno))
      }
      for entry in polled where entry.revents != 0 {
        if entry.fd == target {
          let count = input[fed...].withUnsafeBufferPointer { writeQuietly(target, $0) }
          if count >= 0 {
            fed += count
          } else if errno != EAGAIN, errno != EINTR {
            // The child wants no more.
            fed = input.count
          }
          continue
        }
        let count = Glibc.read(entry.fd, &chunk, chunk.count)
        if count > 0 {
          if entry.fd == output { outcome.output += chunk[..<count] } else { outcome.errors += chunk[..<count] }
          if outcome.output.count + outcome.errors.count > limit { return .tooLarge }
        } else if count == 0 || errno != EINTR {
          _ = close(entry.fd)
          open.removeAll { $0 == entry.fd }
        }
      }
    }
    return nil
  }

  /// Writes without dying of a pipe that nobody reads.
  private static func writeQuietly(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var mask = sigset_t()
    var before = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &mask, &before)
    let count = write(descriptor, bytes.baseAddress, bytes.count)
    let error = errno
    if count < 0, error == EPIPE {
      var none = timespec()
      _ = sigtimedwait(&mask, nil, &none)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = error
    return count
  }

  /// Milliseconds that only go forward.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
