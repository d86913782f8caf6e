using System;
using System.IO;
using System.Text;

/// <summary>
/// A build task: writes out the embedded resource of an assembly that starts with the given characters.
/// It reads the file by hand because the build may run on a runtime that cannot load the assembly.
/// </summary>
public class ExtractManifestResource : Microsoft.Build.Utilities.Task
{
    private const int HeaderOffset = 0x3c;
    private const int CliHeaderDirectory = 14;
    private byte[] image;

    public string Assembly { get; set; }

    public string StartsWith { get; set; }

    public string Output { get; set; }

    /// <summary>Managed resources are [int32 length][bytes], each at a multiple of eight (ECMA-335, II.24.2.4).</summary>
    public override bool Execute()
    {
        image = File.ReadAllBytes(Assembly);
        int optionalHeader = Int32(HeaderOffset) + 24;
        bool is64Bit = BitConverter.ToUInt16(image, optionalHeader) == 0x20b;
        int directories = optionalHeader + (is64Bit ? 112 : 96);
        int cliHeader = FileOffset(Int32(directories + CliHeaderDirectory * 8));
        int start = FileOffset(Int32(cliHeader + 24));
        int end = start + Int32(cliHeader + 28);

        for (int at = start; at + 4 < end;)
        {
            int length = Int32(at);
            if (Encoding.ASCII.GetString(image, at + 4, Math.Min(length, StartsWith.Length)) == StartsWith)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Output));
                using (FileStream file = File.Create(Output))
                {
                    file.Write(image, at + 4, length);
                }

                return true;
            }

            at += (4 + length + 7) & ~7;
        }

        Log.LogError("No resource of {0} starts with {1}", Assembly, StartsWith);
        return false;
    }

    private int Int32(int offset)
    {
        return BitConverter.ToInt32(image, offset);
    }

    private int FileOffset(int virtualAddress)
    {
        int header = Int32(HeaderOffset);
        int sections = BitConverter.ToUInt16(image, header + 6);
        int section = header + 24 + BitConverter.ToUInt16(image, header + 20);
        for (int i = 0; i < sections; i++, section += 40)
        {
            int start = Int32(section + 12);
            int size = Math.Max(Int32(section + 8), Int32(section + 16));
            if (virtualAddress >= start && virtualAddress < start + size)
            {
                return virtualAddress - start + Int32(section + 20);
            }
        }

        throw new InvalidDataException("The address is in no section.");
    }
}
