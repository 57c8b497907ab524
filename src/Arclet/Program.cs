using Arclet.CommandLine;

return ArcletProgram.Run(args, Console.Out, new MessageLog(Console.Error, !Console.IsErrorRedirected));
